// SPDX-License-Identifier: Apache-2.0
#include "archive/service/reading.h"

#include <filesystem>

#include "archive/store/reading_store.h"
#include "core/log/log.h"
#include "intake/text_reader.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// OCR takes minutes: other jobs wait for no more than one of these.
void put_up(Tx& tx, const Context& ctx, const store::Reading& wanted) {
    core::jobs::add(tx, ctx.now(), Reading::job, {{"dossier", wanted.dossier.text()}, {"file", wanted.digest.hex()}},
                    {.lane = std::string(Reading::job),
                     .key = std::string(Reading::job) + ":" + wanted.dossier.text() + ":" + wanted.digest.hex()});
}

// Whatever the one who brings a file may know of.
Context house_of(const Context& ctx) {
    auto house = ctx;
    house.actor = core::Actor::system();
    return house;
}

}  // namespace

void Reading::want(Tx& tx, const Context& ctx, DossierId dossier, const std::vector<core::Digest>& files) {
    const auto kept = static_cast<Holdings&>(cabinet_).find(tx, house_of(ctx), dossier);
    for (const auto& file : files)
        if (file != core::Digest{} && (store::want(tx, dossier, file) || store::reading(tx, dossier, file)->state == "waiting") &&
            kept && !classification::secret(kept->access))   // once it is secret no more, the night asks for it
            put_up(tx, ctx, {dossier, file});
}

void Reading::work(const Context& ctx, const core::Json& asked) {
    const auto id = DossierId::parse(asked.at("dossier").get<std::string>());
    const auto file = core::Digest::parse(asked.at("file").get<std::string>());
    // Of what is secret no word leaves its file.
    const auto open = [&](Tx& tx) -> std::optional<store::Reading> {
        const auto dossier = static_cast<Holdings&>(cabinet_).find(tx, ctx, id);
        const bool here = dossier && dossier->life != Life::destroyed && dossier->life != Life::handed_over;
        auto found = here && !classification::secret(dossier->access) ? store::reading(tx, id, file) : std::nullopt;
        return found && found->state == "waiting" ? found : std::nullopt;
    };
    auto* reader = reader_();
    auto found = reader ? db_.read(open) : std::nullopt;
    if (!found) return;
    try {
        const auto path = blobs_.path(file);
        if (path && std::filesystem::file_size(*path) > most_bytes) throw Error(Code::too_large, "archive.error.reading_large");
        auto words = reader->read(blobs_.get(file), most_pages);
        *found = {id, file, "read", std::move(words.text), std::move(words.recognised), std::move(words.trouble)};
    } catch (const Error& error) {
        // What is never read; the rest, a reader that is away or a file that is, is asked for again at night.
        if (error.code() == Code::unsupported || error.code() == Code::too_large) found->state = "unreadable";
        found->trouble = error.key();
        core::log::warning("archive.reading", {{"dossier", id.text()}, {"why", error.key()}});
    }
    db_.write([&](Tx& tx) {
        cabinet_.take(tx, id);
        if (!open(tx)) return;   // destroyed or made secret meanwhile
        store::save(tx, *found);
        // Behind the dossier's other files in the lane, so that many are written into the index once.
        if (found->state == "read")
            core::jobs::add(tx, ctx.now(), words_job, {{"dossier", id.text()}},
                            {.lane = std::string(job), .key = std::string(words_job) + ":" + id.text()});
    });
}

void Reading::put_words(const core::Json& asked) {
    const auto id = DossierId::parse(asked.at("dossier").get<std::string>());
    db_.write([&](Tx& tx) {
        cabinet_.take(tx, id);   // what is destroyed or rises meanwhile is not found by words it had
        cabinet_.found().put(tx, id.text());
    });
}

void Reading::go_on(const Context& ctx) {
    db_.write([&](Tx& tx) {
        for (const auto& each : store::unread(tx, most_a_night)) put_up(tx, ctx, each);
    });
}

}  // namespace archive
