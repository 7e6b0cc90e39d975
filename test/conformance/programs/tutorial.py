"""The road that the cloud service's tutorials teach: token by form, submit, poll every 2 s at most 10 times, decode.

Nothing here knows inkvoice: only BASE differs from a program written for the cloud service.
Usage: tutorial.py BASE CLIENT_ID CLIENT_SECRET PICTURE
"""

import base64
import json
import sys
import time

import requests

BASE, CLIENT_ID, CLIENT_SECRET, PICTURE = sys.argv[1:5]
INVOICES = BASE + "/v5.0/ocr/RecognizeAndParseInvoice"


def token():
    reply = requests.post(
        BASE + "/connect/token",
        data={"grant_type": "client_credentials", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET},
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    return reply.json().get("access_token")


def submit(bearer):
    with open(PICTURE, "rb") as picture:
        image = base64.b64encode(picture.read()).decode("utf-8")
    settings = {"language": "English", "makeSkewCorrect": True, "makeSpellCheck": True}
    reply = requests.post(
        INVOICES,
        headers={"Accept": "text/plain", "Content-Type": "application/json", "Authorization": f"Bearer {bearer}"},
        data=json.dumps({"image": image, "settings": settings}),
    )
    return reply.text


def poll(bearer, task):
    for attempt in range(10):
        answer = requests.get(f"{INVOICES}?id={task}", headers={"Authorization": f"Bearer {bearer}"}).json()
        status = answer.get("taskStatus")
        if status == "Completed":
            return json.loads(base64.b64decode(answer["results"][0]["data"]).decode("utf-8"))
        if status == "Error":
            raise SystemExit(answer.get("error", {}).get("messages", ["?"]))
        if status == "NotExist":
            raise SystemExit("the task is not known")
        time.sleep(2)
    raise SystemExit("not ready after 10 attempts")


bearer = token()
print(json.dumps(poll(bearer, submit(bearer))))
