// SPDX-License-Identifier: Apache-2.0
#include "incoming/incoming.h"

namespace incoming {

core::Json Closed::json() const { return {{"letter", letter.text()}}; }

Closed Closed::from(const core::Json& json) {
    return {IncomingId::parse(core::json::text(json, "letter"))};
}

core::Json Reopened::json() const { return {{"letter", letter.text()}}; }

Reopened Reopened::from(const core::Json& json) {
    return {IncomingId::parse(core::json::text(json, "letter"))};
}

}  // namespace incoming
