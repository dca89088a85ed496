// SPDX-License-Identifier: Apache-2.0
#include "signing/service/many.h"

namespace signing {

using core::Context;
using core::db::Tx;

std::optional<Many::Chosen> chosen_from(std::string_view text) {
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || at == 0) return std::nullopt;
    try {
        return Many::Chosen{std::string(text.substr(0, at)), core::Digest::parse(text.substr(at + 1))};
    } catch (const core::Error&) {
        return std::nullopt;
    }
}

std::string text_of(const Many::Chosen& chosen) { return chosen.subject + "@" + chosen.content.hex(); }

std::vector<core::batch::Wanted> wanted_of(core::db::Db& db, const Subjects& subjects, const Context& ctx,
                                           const std::vector<Many::Chosen>& chosen) {
    std::vector<core::batch::Wanted> all;
    bool some = chosen.empty();
    db.read([&](Tx& tx) {
        for (const auto& each : chosen) {
            auto& item = all.emplace_back();
            item.subject = each.subject;
            item.payload = {{"content", each.content.hex()}};
            Subject& owner = subjects.of(each.subject);
            if (owner.may_see(tx, ctx.actor, each.subject) != core::Verdict::allowed) continue;
            const auto card = owner.card(tx, each.subject);
            item.title = card.title;
            item.link = card.link;
            some = true;
        }
    });
    core::ensure(some ? core::Verdict::allowed : core::Verdict::hidden);
    return all;
}

core::batch::BatchId Many::ask(const Context& ctx, const std::vector<Chosen>& chosen, std::string_view note) {
    return batches_.ask(ctx, act, "subject", wanted_of(db_, subjects_, ctx, chosen), {{"note", note}});
}

void Many::run(const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
    desk_.pass_seen(ctx, task.subject, core::json::text(task.shared, "note"),
                    core::Digest::parse(core::json::text(task.payload, "content")), [&](Tx& tx) { done(tx, {}); });
}

void Many::recall(const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
    desk_.recall(ctx, task.subject, [&](Tx& tx) { done(tx, {}); });
}

}  // namespace signing
