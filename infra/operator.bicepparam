// No stage: production as it is made with an operator's short code, and the gateway and the console here. Its snapshot shows what that makes.
using 'main.bicep'
extends 'production.bicepparam'

// production's own import is not taken along.
#disable-next-line no-unused-imports
import { listOf } from 'names.bicep'

param communication = 'operator'
param gateway = true
param console = true
param network = 'private'
param operatorTopic = false
param adapterPrincipalId = ''
param adapterRanges = []
