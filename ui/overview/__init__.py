"""The page 总览: what is in force now and this week, what runs out, how far the plan has come."""
