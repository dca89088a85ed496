// SPDX-License-Identifier: Apache-2.0
#include "archive/service/reading.h"

#include "archive/store/reading_store.h"
#include "core/log/log.h"
#include "intake/reading.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

void put_up(Tx& tx, const Context& ctx, const store::Reading& wanted) {
    core::jobs::add(tx, ctx.now(), Reading::job, {{"dossier", wanted.dossier.text()}, {"file", wanted.digest.hex()}},
                    {.key = std::string(Reading::job) + ":" + wanted.dossier.text() + ":" + wanted.digest.hex()});
}

}  // namespace

void Reading::want(Tx& tx, const Context& ctx, DossierId dossier, const std::vector<core::Digest>& files) {
    for (const auto& file : files)
        if (file != core::Digest{} && (store::want(tx, dossier, file) || store::reading(tx, dossier, file)->state == "waiting"))
            put_up(tx, ctx, {dossier, file});
}

void Reading::work(const Context& ctx, const core::Json& asked) {
    const auto id = DossierId::parse(asked.at("dossier").get<std::string>());
    const auto file = core::Digest::parse(asked.at("file").get<std::string>());
    // Of what is secret no word leaves its file.
    const auto open = [&](Tx& tx) -> std::optional<store::Reading> {
        const auto dossier = static_cast<Holdings&>(cabinet_).find(tx, ctx, id);
        auto found = dossier && dossier->life == Life::active && !classification::secret(dossier->access)
                         ? store::reading(tx, id, file) : std::nullopt;
        return found && found->state == "waiting" ? found : std::nullopt;
    };
    auto* reader = reader_();
    auto found = reader ? db_.read(open) : std::nullopt;
    if (!found) return;
    try {
        auto words = reader->read(blobs_.get(file), most_pages);
        *found = {id, file, "read", std::move(words.text), std::move(words.recognised), std::move(words.trouble)};
    } catch (const Error& error) {
        if (error.code() != Code::unsupported && error.code() != Code::too_large) throw;   // it is tried again
        found->state = "unreadable";
        found->trouble = error.key();
        core::log::warning("archive.reading", {{"dossier", id.text()}, {"why", error.key()}});
    }
    db_.write([&](Tx& tx) {
        cabinet_.take(tx, id);
        if (!open(tx)) return;   // destroyed or made secret meanwhile
        store::save(tx, *found);
        cabinet_.found().put(tx, id.text());
    });
}

void Reading::go_on(const Context& ctx) {
    db_.write([&](Tx& tx) {
        for (const auto& each : store::unread(tx, most_a_night)) put_up(tx, ctx, each);
    });
}

}  // namespace archive
