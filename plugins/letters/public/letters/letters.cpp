// SPDX-License-Identifier: Apache-2.0
// The words and the wire form of what other rooms see of letters.
#include "letters/letters.h"

#include "core/base/error.h"

namespace letters {

std::string_view name(Urgency urgency) {
    switch (urgency) {
        case Urgency::ordinary: return "biasa";
        case Urgency::urgent: return "segera";
        case Urgency::most_urgent: return "sangat_segera";
    }
    return "";
}

Urgency urgency_named(std::string_view text) {
    for (const auto urgency : {Urgency::ordinary, Urgency::urgent, Urgency::most_urgent})
        if (name(urgency) == text) return urgency;
    throw core::Error(core::Code::invalid, "letters.error.urgency", {{"value", std::string(text)}});
}

core::Json Sent::json() const { return {{"letter", letter.text()}}; }

Sent Sent::from(const core::Json& json) {
    return {LetterId::parse(core::json::text(json, "letter"))};
}

}  // namespace letters
