"""The workbench as somebody uses it: in Debian's Chromium, by pointer and keyboard, page by page.

A package, so that its fixtures end with it: while Playwright runs, no other test could start an event loop.
"""
