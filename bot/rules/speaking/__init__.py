"""What is said first, and what is asked back?"""
