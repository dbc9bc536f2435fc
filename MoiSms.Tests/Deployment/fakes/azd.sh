#!/bin/sh
. "$(dirname "$0")/record"
