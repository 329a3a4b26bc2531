"""What people carry away: a service's result in, bytes out. Pure; each library is imported when it is first wanted."""
