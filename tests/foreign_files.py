"""Files in the formats of others, made for the tests: a page, an archive, a ninjs document, an export of Hypothesis."""

from __future__ import annotations

import io
import json

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Dam holds - The Courier</title>
<meta property="og:site_name" content="The Courier"><meta property="article:published_time" content="2024-03-12">
<link rel="canonical" href="https://courier.example/2024/dam"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Dam holds</h1>
<p>The dam held, Coastwire reported, citing an engineer who asked not to be named. It was the first flood since the wall
was raised in 1998, and the town stood on the bank to look at it.</p>
<p>“We sent nobody home,” said Tom Reve, who runs the pumps. He said the water stood two metres below the crest.</p>
</article><footer>Copyright</footer></body></html>"""

NINJS = {
    "uri": "https://agency.example/items/7",
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "versionCreated": "2024-03-12T10:37:00Z",
    "language": "en",
    "copyrightHolder": "The Courier",
    "headlines": [{"role": "short", "value": "Dam"}, {"role": "main", "value": "Dam holds"}],
    "bodies": [
        {
            "role": "richtext",
            "contentType": "application/xhtml+xml",
            "value": "<p>The dam&nbsp;held.</p><p>So it is.</p>",
        },
        {"role": "main", "contentType": "text/plain", "value": "The dam held."},
    ],
    "infoSources": [
        {"name": "Coastwire", "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/other"},
        {"literal": "Tom Reve", "contactInfo": [{"value": "1"}]},
    ],
    "by": "Ana Writer",
}


def annotation(exact: str, *tags: str, prefix: str = "", suffix: str = "", **more: object) -> dict[str, object]:
    """An annotation as Hypothesis exports it: offsets are those of the page, in UTF-16."""
    selectors = [
        {
            "type": "RangeSelector",
            "endOffset": 40,
            "startOffset": 0,
            "startContainer": "/p[1]",
            "endContainer": "/p[1]",
        },
        {"type": "TextPositionSelector", "start": 2381, "end": 2381 + len(exact)},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
    ]
    target = {"source": "https://courier.example/dam", "selector": selectors}
    return {"uri": "https://courier.example/dam", "text": "", "tags": list(tags), "target": [target], **more}


def hypothesis_export(*annotations: object) -> bytes:
    export = {"export_date": "2024-03-12T00:00:00Z", "export_userid": "ana", "client_version": "1.2"}
    return json.dumps({**export, "annotations": annotations}, indent=1).encode()


def archive(*pages: tuple[str, bytes, str], gzipped: bool = True, **headers: str) -> bytes:
    """A web archive with these responses: address, body, content type."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "test"}))
    for url, body, content_type in pages:
        http = StatusAndHeaders("200 OK", [("Content-Type", content_type), *headers.items()], protocol="HTTP/1.1")
        date = {"WARC-Date": "2024-03-13T06:00:00Z"}
        record = writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=http, warc_headers_dict=date)
        writer.write_record(record)
        record.raw_stream.close()  # a temporary file
    return file.getvalue()
