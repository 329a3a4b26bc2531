"""Who is she, what may she, when may I speak?"""
