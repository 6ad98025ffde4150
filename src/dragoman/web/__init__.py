"""The workbench and the HTTP API over a store. `app.create_app` puts them together."""
