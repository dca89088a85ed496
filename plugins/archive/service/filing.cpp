// SPDX-License-Identifier: Apache-2.0
#include "archive/service/filing.h"

namespace archive {

using core::Context;

core::batch::BatchId Filing::ask(const Context& ctx, const std::vector<std::string>& subjects, const Chosen& into) {
    std::vector<core::batch::Wanted> wanted;
    bool some = subjects.empty();
    for (auto& [subject, letter] : cabinet_.named(ctx, subjects)) {
        core::batch::Wanted one;
        one.subject = subject;
        if (letter) {
            some = true;
            one.title = letter->title;
            one.link = letter->link;
        }
        if (const auto at = into.find(subject); at != into.end()) one.payload["dossier"] = at->second.text();
        wanted.push_back(std::move(one));
    }
    core::ensure(some ? core::Verdict::allowed : core::Verdict::hidden);
    return batches_.ask(ctx, act, "letter", wanted);
}

void Filing::file_one(const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
    const Also told = [&](core::db::Tx& tx, const Dossier& dossier) { done(tx, {"", "", "", dossier.numbered()}); };
    const auto into = core::json::text(task.payload, "dossier");
    if (into.empty()) cabinet_.file_suggested(ctx, task.subject, told);
    else cabinet_.file(ctx, DossierId::parse(into), task.subject, {}, told);
}

}  // namespace archive
