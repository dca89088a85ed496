// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/round.h"

namespace signing {

core::Json StepReady::json() const {
    return {{"subject", subject}, {"position", position.text()}, {"kind", signing::name(kind)}};
}

StepReady StepReady::from(const core::Json& json) {
    return {core::json::text(json, "subject"),
            core::PositionId::parse(core::json::text(json, "position")),
            step_kind_named(core::json::text(json, "kind"))};
}

core::Json Sealed::json() const { return {{"subject", subject}, {"bytes", bytes.hex()}}; }

Sealed Sealed::from(const core::Json& json) {
    return {core::json::text(json, "subject"), core::Digest::parse(core::json::text(json, "bytes"))};
}

}  // namespace signing
