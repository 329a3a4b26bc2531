"""What comes out on her page?"""
