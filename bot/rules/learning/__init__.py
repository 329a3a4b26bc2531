"""What does she learn, by when?"""
