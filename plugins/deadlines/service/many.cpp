// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/many.h"

#include "deadlines/service/knowing.h"
#include "deadlines/service/telling.h"

namespace deadlines {

using core::Context;

core::batch::BatchId Many::urge(const Context& ctx, const std::vector<WaitId>& chosen) {
    std::vector<core::batch::Wanted> wanted;
    bool some = chosen.empty();
    auto& parts = services_.parts;
    parts.db.read([&](core::db::Tx& tx) {
        for (const auto& id : chosen) {
            core::batch::Wanted one;
            one.subject = object_of(id);
            const auto wait = parts.waits.find(tx, id);
            if (wait && may_know(tx, parts, ctx.actor, *wait)) {
                some = true;
                const auto said = said_of(tx, parts, ctx.actor, ctx.now(), {*wait});
                if (const auto found = said.find(id); found != said.end()) one.title = found->second.title;
                one.link = "/deadlines/" + id.text();
            }
            wanted.push_back(std::move(one));
        }
    });
    core::ensure(some ? core::Verdict::allowed : core::Verdict::hidden);
    return batches_.ask(ctx, act_urge, "wait", wanted, core::Json::object());
}

void Many::urge_one(const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
    const auto id = WaitId::parse(task.subject.substr(task.subject.find(':') + 1));
    services_.desk.urge(ctx, id, [&](core::db::Tx& tx) { done(tx, {}); });
}

}  // namespace deadlines
