"""Asks `poc mcp` as an assistant does, through the official Python SDK. The SDK checks every answer against its schema."""

import asyncio
import json
import sys

# This directory has a file of the SDK's name.
sys.path.pop(0)

from mcp import MCPError, StdioServerParameters, stdio_client  # noqa: E402
from mcp.client.client import Client  # noqa: E402

TOOLS = "search show list compare timeline trace matrix due cite codebook".split()


async def check(program: str, mode: str) -> None:
    server = StdioServerParameters(command=program, args=["mcp"])
    async with Client(stdio_client(server), mode=mode) as client:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == TOOLS, tools

        async def call(tool: str, **arguments: object) -> dict:
            result = await client.call_tool(tool, arguments)
            assert not result.is_error, result
            told = result.structured_content
            assert told is not None and json.loads(result.content[0].text) == told
            assert told["evidence_to"] and "omitted" in told
            return told

        found = await call("search", words="who leads eutm moz", limit=5)
        assert len(found["answer"]) == 5, found
        shown = await call("show", id=["monusco"])
        assert shown["answer"][0]["record"]["acronym"] == "MONUSCO"
        assert shown["evidence"]["monusco"]["sources"][0]["name"]
        listed = await call("list", kind="mission", mandate=["poc"], org=["eu"], limit=2)
        assert len(listed["answer"]) == 2 and listed["omitted"] == listed["found"] - 2
        await call("compare", orgs=["un", "nato"])
        await call("timeline", year="2013")
        await call("trace", id="artemis", down=True)
        await call("matrix", rows="tools", columns="missions")
        await call("due", on="2025-11-01")
        await call("cite", id=["monusco"], style="bibtex")
        await call("codebook", field="mission.mandate.level")
        nothing = await call("show", id=["monsuco"])
        assert nothing["found"] == 0 and nothing["nearest"][0]["id"] == "monusco"

        refused = await client.call_tool("list", {"kind": "mission", "org": ["natoo"]})
        assert refused.is_error
        assert refused.structured_content["error"]["code"] == "unknown-organization"
        try:
            await client.call_tool("delete", {})
            raise AssertionError("an unknown tool was called")
        except MCPError as error:
            assert error.code == -32602, error

        resources = await client.list_resources()
        assert resources.next_cursor and resources.resources[0].uri == "poc://kind/organization"
        read = await client.read_resource("poc://record/unifil")
        assert json.loads(read.contents[0].text)["answer"][0]["record"]["id"] == "unifil"
        templates = await client.list_resource_templates()
        assert len(templates.resource_templates) == 2


async def main() -> None:
    for mode in ("legacy", "auto", "2026-07-28"):
        await check(sys.argv[1], mode)
        print(f"{mode}: {len(TOOLS)} tools, resources and errors answered")


asyncio.run(main())
