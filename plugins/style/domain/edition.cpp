// SPDX-License-Identifier: Apache-2.0
// The moves of an edition.
#include "style/domain/edition.h"

namespace style {

using core::Code;
using core::Error;

std::string_view name(Thing thing) {
    switch (thing) {
        case Thing::kind: return "kind";
        case Thing::profile: return "profile";
        case Thing::letterhead: return "letterhead";
        case Thing::unit_head: return "unit_head";
    }
    return "";
}

namespace {

void same(const std::optional<Edition>& draft, std::int64_t seen) {
    if ((draft ? draft->revision : 0) != seen)
        throw Error(Code::conflict, "style.error.changed", {{"by", draft ? draft->by : ""}});
}

}  // namespace

Edition saved(Thing thing, std::string_view code, const std::optional<Edition>& draft,
              const std::optional<Edition>& newest, core::Json definition, std::int64_t seen) {
    same(draft, seen);
    Edition made;
    made.thing = thing;
    made.code = code;
    made.number = draft ? draft->number : (newest ? newest->number : 0) + 1;
    made.revision = draft ? draft->revision + 1 : 1;
    made.definition = std::move(definition);
    return made;
}

Edition published(const std::optional<Edition>& draft, std::int64_t seen, core::Instant at) {
    if (!draft) throw Error(Code::conflict, "style.error.no_draft");
    same(draft, seen);
    auto made = *draft;
    made.published = true;
    made.published_at = at;
    return made;
}

}  // namespace style
