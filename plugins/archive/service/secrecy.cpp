// SPDX-License-Identifier: Apache-2.0
// A secret dossier may have a day of review (SKKAAD; archive.md 1.6): those who may know of it are told on that day, and
// nothing is lowered by itself.
#include "archive/service/asking.h"
#include "archive/service/cabinet.h"
#include "archive/store/secrecy_store.h"
#include "core/log/log.h"
#include "notify/notices.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

void ensure_review(const std::optional<core::Date>& review, AccessClass access, core::Date today, std::vector<core::Fault>& faults) {
    if (!review) return;
    if (!classification::secret(access)) faults.push_back({"review", "archive.fault.review_secret", {}});
    else if (*review <= today) faults.push_back({"review", "archive.fault.review", {}});
}

void Cabinet::keep_review(Tx& tx, const Context& ctx, const Dossier& dossier, core::Date review, const std::string& reason) {
    store::put(tx, dossier.id, {review, reason, ctx.now(), ctx.actor.named()});
    core::audit::append(tx, ctx, "archive.secrecy_review", object_of(dossier.id), {{"review", core::iso(review)}, {"reason", reason}});
}

void Cabinet::review_secrecy(const Context& ctx, DossierId id, core::Date review, const std::string& reason) {
    db_.write([&](Tx& tx) {
        take(tx, id);
        const auto dossier = referred_by(tx, ctx, id);
        if (dossier.gone()) throw Error(Code::conflict, "archive.error.gone_on", {{"number", dossier.numbered()}});
        ensure_reason(reason);
        std::vector<core::Fault> faults;
        ensure_review(review, dossier.access, ctx.today(), faults);
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        keep_review(tx, ctx, dossier, review, reason);
    });
}

void Cabinet::tell_secrecy(const Context& ctx) {
    if (notices_ == nullptr) return;
    for (const auto& id : db_.read([&](Tx& tx) { return store::secrecy_due(tx, ctx.today()); })) try {
        db_.write([&](Tx& tx) {
            take(tx, id);   // who sets another day meanwhile is waited for, or waits
            const auto dossier = known(tx, id);
            if (!dossier.gone() && !classification::secret(dossier.access)) return;   // told of once it is again
            if (!store::tell_secrecy(tx, id, ctx.today()) || dossier.gone()) return;
            const auto readers = Subjects::seated(subjects_.seats(tx), store::readers(tx, id));
            notices_->tell(tx, ctx, {std::string(secrecy_notice), object_of(id), std::vector<notify::Receiver>(readers.begin(), readers.end())});
        });
    } catch (const std::exception& error) {   // the others are told all the same, this one another night
        core::log::error("archive.secrecy", {{"dossier", id.text()}, {"why", error.what()}});
    }
}

}  // namespace archive
