"""Pictures of chains: what is drawn (diagram), where it stands (layout), and one small file a way to draw it."""
