// The command inside an image: everything is installed and Node is the right one, so the launcher of a checkout is not needed.
import { main } from '../../src/cli/main.ts'

process.exitCode = await main(process.argv.slice(2))
