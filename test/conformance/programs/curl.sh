#!/bin/sh
# The calls of the cloud service's pages, in their form: flags, headers and quoting as a reader would type them. Only BASE differs.
# Usage: curl.sh BASE CLIENT_ID CLIENT_SECRET PICTURE
set -eu
BASE=$1 CLIENT_ID=$2 CLIENT_SECRET=$3 PICTURE=$4

token=$(curl --silent "$BASE/connect/token" \
  -X POST \
  -d "grant_type=client_credentials&client_id=$CLIENT_ID&client_secret=$CLIENT_SECRET" \
  -H "Content-Type: application/x-www-form-urlencoded" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')

# A picture is longer than a command line may be: the body comes from standard input.
task=$({
  printf '{"image": "'
  base64 <"$PICTURE" | tr -d '\n'
  printf '", "settings": {"language": "English", "makeSkewCorrect": true, "rotate": 0, "makeBinarization": false, "makeUpsampling": false, "makeSpellCheck": true}}'
} | curl --silent --request POST --location "$BASE/v5.0/ocr/RecognizeAndParseInvoice" \
  --header 'Accept: text/plain' \
  --header 'Content-Type: application/json' \
  --header "Authorization: Bearer $token" \
  --data-binary @-)

for attempt in 1 2 3 4 5 6 7 8 9 10; do
  answer=$(curl --silent --request GET --location "$BASE/v5.0/ocr/RecognizeAndParseInvoice?id=$task" \
    --header "Authorization: Bearer $token")
  case $answer in
  *'"taskStatus":"Completed"'*) break ;;
  esac
  sleep 2
done
echo "$answer" | sed 's/.*"data":"\([^"]*\)".*/\1/' | base64 --decode
