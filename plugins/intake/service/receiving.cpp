// SPDX-License-Identifier: Apache-2.0
#include "intake/service/receiving.h"

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "intake/service/unpacking.h"

namespace intake {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

bool of_file(const Error& error) {
    return error.code() == Code::unsupported || error.code() == Code::invalid || error.code() == Code::too_large ||
           (error.code() == Code::unavailable && error.key().starts_with("core.docx."));
}

// The first PDF; letters are sent as one.
std::size_t first_guess(const std::vector<Piece>& files) {
    for (std::size_t i = 0; i < files.size(); ++i)
        if (files[i].media == "application/pdf") return i;
    return 0;
}

}  // namespace

Arrival Receiving::prepare(core::UnitId mailroom, const Origin& origin, const File& file) {
    Arrival arrival;
    arrival.id = ArrivalId::make(parts_.clock.now());
    arrival.mailroom = mailroom;
    arrival.source = origin.source;
    arrival.origin = origin.who;
    arrival.about = std::string(core::text::head(origin.about, 300));
    arrival.key = origin.key;
    arrival.came_at = parts_.clock.now();
    arrival.file_name = file.name;
    if (is_bundle(file)) {
        arrival.bundle.files = unpacked(parts_, file);
        arrival.bundle.letter = first_guess(arrival.bundle.files);
        const auto& letter = arrival.bundle.files[arrival.bundle.letter];
        arrival.media = "application/zip";
        arrival.pages = letter.pages;
        arrival.original = parts_.blobs.put(file.bytes);
        arrival.pdf = letter.pdf;
        return arrival;
    }
    const auto made = sheets_of(parts_, file);
    arrival.media = made.media;
    arrival.pages = made.pages;
    arrival.original = parts_.blobs.put(file.bytes);
    arrival.pdf = made.made.empty() ? arrival.original : parts_.blobs.put(made.made);
    return arrival;
}

bool Receiving::keep(Tx& tx, const Context& ctx, const Arrival& arrival) {
    if (!arrival.key.empty() && parts_.arrivals.known(tx, arrival.key)) return false;
    parts_.arrivals.insert(tx, arrival);
    // Not the name of the file: it may tell what a letter says, and the trail keeps it for ever.
    core::Json data{{"source", name(arrival.source)}, {"bytes", arrival.original.hex()}};
    if (!arrival.bundle.empty()) data["files"] = arrival.bundle.files.size();
    if (arrival.source == Source::mail) data["from"] = arrival.origin;
    core::audit::append(tx, ctx, "intake.received", subject_of(arrival.id), data);
    ask_for_work(tx, parts_, arrival.id);
    return true;
}

std::vector<Taken> Receiving::upload(const Context& ctx, const std::vector<File>& files) {
    if (files.empty()) throw Error("intake.error.incomplete", {{"file", "intake.fault.file", {}}});
    const auto mailroom = parts_.db.read([&](Tx& tx) { return own_mailroom(tx, parts_, ctx.actor); });
    std::vector<Taken> all;
    for (const auto& file : files) {
        Taken taken{file.name, {}, {}};
        try {
            const auto arrival = prepare(mailroom, {Source::upload, ctx.actor.person_name, "", ""}, file);
            parts_.db.write([&](Tx& tx) {
                own_mailroom(tx, parts_, ctx.actor);
                keep(tx, ctx, arrival);
            });
            taken.arrival = arrival.id;
        } catch (const Error& error) {
            if (!of_file(error)) throw;
            taken.refused = error;
        }
        all.push_back(std::move(taken));
    }
    return all;
}

}  // namespace intake
