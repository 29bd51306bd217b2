#!/bin/sh
# Every .doc to .docx by a call of soffice each, with one profile kept over the calls. Usage: soffice_each.sh FOLDER; prints files.
set -e
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for file in "$1"/*.doc; do
    soffice "-env:UserInstallation=file://$work/profile" --headless --norestore --convert-to "docx:MS Word 2007 XML" --outdir "$work/out" "$file" >/dev/null 2>&1
done
ls "$work/out" | wc -l
