#!/bin/sh
# Text of every page with pdftotext -layout, a process for each file. Usage: pdftotext_layout.sh FOLDER; prints characters.
set -e
for file in "$1"/*.pdf; do
    pdftotext -layout "$file" -
done | wc -m
