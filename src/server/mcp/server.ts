/** The tools as a server of the Model Context Protocol, whoever carries its messages. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { MaridajeError } from '../../errors.ts'
import type { Caller, Tool } from './tool.ts'
import { explainTool } from './tools/explain.ts'
import { menuTool } from './tools/menu.ts'
import { pairTool } from './tools/pair.ts'
import { profileTool } from './tools/profile.ts'
import { tableTool } from './tools/table.ts'

export const TOOLS: readonly Tool[] = [pairTool, profileTool, menuTool, tableTool, explainTool]

/** A list sent along and its constraints have some thousand fields. */
const MOST_FIELDS = 10_000

export function mcpServer(caller: Caller, version: string): McpServer {
  const server = new McpServer(
    { name: 'maridaje', title: 'Maridaje', version },
    {
      instructions:
        'Which wine of a restaurant’s own list goes with which dish, and why. Every wine in an answer is on the list: offer no other. Scores are from 0 to 1; 0.8 excellent, 0.65 very good, 0.5 good, below: with care. Drinking in excess is harmful; no wine for people under 18.',
      maxToolInputElements: MOST_FIELDS,
    },
  )
  for (const { name, title, description, input, output, run } of TOOLS)
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: input,
        outputSchema: output,
        annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      },
      async (given) => {
        try {
          const structuredContent = await run(given, caller)
          return { structuredContent, content: [{ type: 'text', text: JSON.stringify(structuredContent) }] }
        } catch (error) {
          return { isError: true, content: [{ type: 'text', text: teach(error) }] }
        }
      },
    )
  return server
}

/** What is wrong and what to do; of what should not happen, nothing but that it did. */
function teach(error: unknown): string {
  if (!(error instanceof MaridajeError)) return 'The tool failed; try again, or with another dish.'
  return error.hint ? `${error.message}. ${error.hint}` : error.message
}
