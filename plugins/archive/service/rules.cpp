// SPDX-License-Identifier: Apache-2.0
#include "archive/service/rules.h"

namespace archive {

using core::auth::Why;
using core::db::Tx;

std::vector<std::string> Rules::acts(std::string_view kind) const {
    if (kind != "letter" && kind != "incoming") return {};
    return {"archive.file"};
}

std::optional<Why> Rules::why(Tx& tx, const core::Context& ctx, std::string_view, std::string_view object) {
    if (subjects_.may_see(tx, ctx.actor, object) != core::Verdict::allowed) return std::nullopt;
    Why why;
    const auto letter = cabinet_.coming(tx, object);
    const auto own = subjects_.keeper(tx, core::seat_of(ctx.actor).unit).id;
    if (!letter || !letter->finished) {
        why.rule = "archive.error.unfinished";
    } else if (letter->unit != own) {
        why.rule = "archive.error.other_unit";
        why.who = subjects_.filers(tx, letter->unit);
    } else if (!files(ctx.actor)) {
        why.rule = "archive.why.role";
        why.who = subjects_.filers(tx, letter->unit);
        if (!ctx.actor.may("archive.file")) why.right = "archive.file";
    } else if (cabinet_.filed(tx, object, letter->unit)) {
        why.rule = "archive.error.filed";
    } else {
        why.allowed = true;
        why.rule = "archive.why.role";
    }
    return why;
}

}  // namespace archive
