// SPDX-License-Identifier: Apache-2.0
#include "intake/service/work.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "core/log/log.h"
#include "core/pdf/read.h"
#include "core/pdf/regroup.h"
#include "intake/domain/cuts.h"
#include "intake/domain/finder.h"
#include "intake/domain/payload.h"
#include "intake/reading/separators.h"
#include "intake/service/texts.h"

namespace intake {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::chrono::minutes scanner_pause{1}, refused_pause{60};

void note(const Arrival& arrival, std::string_view step, const Error& error) {
    core::log::warning("intake." + std::string(step), {{"arrival", arrival.id.text()}, {"why", error.key()}});
}

}  // namespace

Context Work::context() const {
    Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &parts_.clock;
    ctx.zone = parts_.zone;
    return ctx;
}

void Work::run(ArrivalId id) {
    auto found = parts_.db.read([&](Tx& tx) { return parts_.arrivals.find(tx, id); });
    if (!found) return;
    auto& arrival = *found;
    if (arrival.state == State::received && !scan(arrival)) return;
    if (arrival.state != State::checked) return;
    find_letter(arrival);
    const auto pdf = parts_.blobs.get(arrival.pdf);
    if (!part(arrival, pdf)) return;
    read(arrival, pdf);
    arrival.read();
    parts_.db.write([&](Tx& tx) {
        mend_sender(tx, arrival);
        // Changed meanwhile: whoever changed it asked for this work anew.
        parts_.arrivals.update(tx, arrival, State::checked);
    });
}

void Work::wait_for_scanner(Arrival& arrival, const Scanned& scanned) {
    const bool large = scanned.result == Scanned::Result::refused;
    arrival.waits = large ? "intake.waits.scanner_size" : "intake.waits.scanner";
    core::log::warning("intake.scanner", {{"arrival", arrival.id.text()}, {"why", scanned.said}});
    parts_.db.write([&](Tx& tx) {
        if (!parts_.arrivals.update(tx, arrival, State::received)) return;
        ask_for_work(tx, parts_, arrival.id, parts_.clock.now() + (large ? refused_pause : scanner_pause));
    });
}

Scanned Work::scanned(const Arrival& arrival) {
    auto whole = parts_.scanner.scan(parts_.blobs.get(arrival.original));
    // A scanner may not look into archives, or not into all of one; what it finds anywhere counts most.
    for (const auto& piece : arrival.bundle.files) {
        if (whole.result == Scanned::Result::infected) break;
        auto found = parts_.scanner.scan(parts_.blobs.get(piece.original));
        if (found.result == Scanned::Result::clean) continue;
        found.said = piece.name + ": " + found.said;
        whole = std::move(found);
    }
    return whole;
}

bool Work::scan(Arrival& arrival) {
    if (parts_.scanner.used()) {
        const auto found = scanned(arrival);
        switch (found.result) {
            case Scanned::Result::infected:
                arrival.infect(found.said);
                parts_.db.write([&](Tx& tx) {
                    if (!parts_.arrivals.update(tx, arrival, State::received)) return;
                    core::audit::append(tx, context(), "intake.quarantined", subject_of(arrival.id),
                                        {{"note", found.said}});
                });
                return false;
            case Scanned::Result::away:
            case Scanned::Result::refused:
                if (!scan_needed_) break;
                wait_for_scanner(arrival, found);
                return false;
            case Scanned::Result::clean: break;
        }
    }
    arrival.check();
    return parts_.db.write([&](Tx& tx) { return parts_.arrivals.update(tx, arrival, State::received); });
}

std::vector<ArrivalId> cut(Tx& tx, Parts& parts, const Context& ctx, Arrival& whole,
                           const std::vector<std::vector<int>>& pages, const std::vector<core::Digest>& made) {
    std::vector<ArrivalId> all;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Arrival one;
        one.id = ArrivalId::make(ctx.now());
        one.mailroom = whole.mailroom;
        one.source = Source::part;
        one.origin = whole.origin;
        one.about = whole.about;
        one.came_at = whole.came_at + std::chrono::milliseconds(i);   // they stand in the order of the pages
        one.file_name = whole.letter_name();
        one.media = "application/pdf";
        one.original = one.pdf = made[i];
        one.pages = static_cast<int>(pages[i].size());
        one.state = State::checked;
        one.parent = whole.id;
        one.from_page = *std::min_element(pages[i].begin(), pages[i].end());
        one.until_page = *std::max_element(pages[i].begin(), pages[i].end());
        if (i == 0) one.take_attachments_of(whole);
        parts.arrivals.insert(tx, one);
        ask_for_work(tx, parts, one.id);
        all.push_back(one.id);
    }
    const auto was = whole.state;
    if (was == State::checked) whole.read();
    whole.split(ctx.now(), ctx.actor.person_name);
    write_back(tx, parts, whole, was);
    core::audit::append(tx, ctx, "intake.split", subject_of(whole.id), {{"letters", pages.size()}});
    return all;
}

bool Work::part(Arrival& arrival, core::ByteView pdf) {
    // A part was cut as somebody or the sheets wanted it; a ZIP is one letter.
    if (arrival.pages < 2 || arrival.source == Source::part || !arrival.bundle.empty()) return true;
    Parting parting;
    try {
        parting = parting_in(pdf, arrival.pages);
    } catch (const Error& error) {
        note(arrival, "parting", error);
        return true;
    }
    arrival.separators = parting.separators;
    if (parting.separators.empty()) return true;
    const auto runs = between(arrival.pages, parting.separators, parting.blanks);
    if (!sound(runs, arrival.pages)) return true;
    std::vector<std::vector<int>> pages;
    std::vector<core::Digest> made;
    try {
        for (const auto& run : runs) {
            std::vector<core::pdf::Take> takes;
            for (const int page : run.pages) takes.push_back({page - 1, 0, 0});
            made.push_back(parts_.blobs.put(core::pdf::regroup({pdf}, takes)));
            pages.push_back(run.pages);
        }
    } catch (const Error& error) {
        note(arrival, "parting", error);
        return true;
    }
    parts_.db.write([&](Tx& tx) {
        auto whole = arrival;
        cut(tx, parts_, context(), whole, pages, made);
    });
    return false;
}

void Work::find_letter(Arrival& arrival) {
    if (arrival.bundle.settled || arrival.bundle.files.size() < 2) return;
    std::size_t letter = arrival.bundle.letter;
    int most = 0;
    for (std::size_t i = 0; i < arrival.bundle.files.size(); ++i) {
        const auto& piece = arrival.bundle.files[i];
        if (piece.media != "application/pdf") continue;
        try {
            const auto pdf = parts_.blobs.get(piece.pdf);
            auto pages = words_in(pdf);
            if (!pages.empty() && pages.front().words.size() < least_words && parts_.ocr.installed())
                if (auto read = parts_.ocr.read(pdf, 1)) pages.front() = *std::move(read);
            const int like = likeness_to_letter(find_fields(pages, context().today()));
            if (like > most) {
                most = like;
                letter = i;
            }
        } catch (const Error& error) {
            note(arrival, "letter", error);
        }
    }
    arrival.find_letter(letter);
}

void Work::read_words(Arrival& arrival, core::ByteView pdf) {
    auto read = read_pages(pdf, parts_.ocr, parts_.bounds.ocr_pages);
    arrival.read_pages = read.recognised();
    arrival.found = find_fields(read.all(), context().today());
    auto words = read.told();
    arrival.text = std::move(words.text);
    arrival.recognised = std::move(words.recognised);
    arrival.trouble = std::move(words.trouble);
}

void Work::read(Arrival& arrival, core::ByteView pdf) {
    try {
        read_words(arrival, pdf);
    } catch (const Error& error) {
        arrival.trouble = error.key();
        note(arrival, "reading", error);
    }
    try {
        arrival.verdict = nullptr;
        if (core::pdf::inspect(pdf).signatures > 0)
            arrival.verdict = parts_.verifications.judge(context(), pdf, {});
        if (const auto payload = core::pdf::carried(pdf, "naskah.json"))
            arrival.found = joined(told_by(core::chars(*payload), proves(arrival.verdict)), arrival.found);
    } catch (const Error& error) {
        note(arrival, "signatures", error);
    }
}

void Work::mend_sender(Tx& tx, Arrival& arrival) {
    for (auto& each : arrival.found) {
        if (each.grounds != incoming::Grounds::guessed) continue;
        if (each.field == "sender")
            if (const auto meant = parts_.arrivals.meant(tx, arrival.mailroom, each.shown); !meant.empty()) {
                each.value = meant;
                each.confidence = std::max(each.confidence, 90);
            }
        if (each.field == "classification" && !parts_.codes.code(tx, each.value)) each.value.clear();
    }
    std::erase_if(arrival.found, [](const auto& each) { return each.value.empty(); });
}

}  // namespace intake
