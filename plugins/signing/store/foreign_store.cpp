// SPDX-License-Identifier: Apache-2.0
#include "signing/store/foreign_store.h"

#include "core/base/error.h"
#include "core/db/in_parts.h"

namespace signing::store {

using core::Digest;
using core::db::Row;
using core::db::Tx;

namespace {

Keeping keeping(const std::string& text) {
    for (const auto each : {Keeping::waits, Keeping::grown, Keeping::borne, Keeping::left})
        if (name(each) == text) return each;
    throw core::Error(core::Code::internal, "signing.error.stored", {{"value", text}});
}

}  // namespace

std::map<Digest, ForeignReport> foreign(Tx& tx, const std::vector<Digest>& files) {
    std::map<Digest, ForeignReport> found;
    core::db::in_parts(files, [&](const core::db::Values& some) {
        core::db::Query query("SELECT bytes, judged_at, report, keeping, reason FROM signing_foreign WHERE bytes IN (");
        for (auto& each : query.list(some).add(")").all(tx, [](const Row& row) {
                 return ForeignReport{row.digest(0), row.instant(1), core::json::parse(row.text(2)), keeping(row.text(3)), row.text(4)};
             }))
            found.emplace(each.bytes, std::move(each));
    });
    return found;
}

bool insert(Tx& tx, const ForeignReport& report, std::string_view subject) {
    return tx.exec("INSERT INTO signing_foreign (bytes, subject, judged_at, report, keeping, reason, asked_at) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (bytes) DO NOTHING",
                   {report.bytes, std::string(subject), report.judged_at, report.report.dump(), name(report.keeping), report.why,
                    report.judged_at}) == 1;
}

void keep(Tx& tx, const Digest& bytes, Keeping keeping, std::string_view why) {
    tx.exec("UPDATE signing_foreign SET keeping = ?, reason = ? WHERE bytes = ?", {name(keeping), std::string(why), bytes});
}

std::vector<Digest> to_keep(Tx& tx, core::Instant since, int most) {
    return tx.all("SELECT bytes FROM signing_foreign WHERE keeping = 'waits' OR (keeping = 'borne' AND judged_at >= ?) "
                  "ORDER BY CASE WHEN keeping = 'waits' THEN 0 ELSE 1 END, asked_at, bytes LIMIT ?",
                  {since, most}, [](const Row& row) { return row.digest(0); });
}

void asked(Tx& tx, const Digest& bytes, core::Instant now) {
    tx.exec("UPDATE signing_foreign SET asked_at = ? WHERE bytes = ?", {now, bytes});
}

}  // namespace signing::store
