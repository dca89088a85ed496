// SPDX-License-Identifier: Apache-2.0
#include "letters/service/ink.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "core/pdf/foreign.h"
#include "core/pdf/read.h"
#include "core/pdf/scan.h"
#include "letters/service/of_file.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr const char* scan_form = "letters.error.scan";

[[noreturn]] void refuse_scan(std::string key, core::Args args = {}) { refuse_file(scan_form, std::move(key), std::move(args)); }

}  // namespace

bool by_ink(Tx& tx, Parts& parts, const Letter& letter) {
    return letter.numbered_as ? letter.by_ink() : on_paper(tx, parts, letter.content);
}

core::Bytes Ink::one_pdf(const Context& ctx, const std::vector<SheetFile>& files) const {
    std::vector<core::ByteView> pictures;
    for (const auto& file : files) {
        if (file.type == "application/pdf") {
            if (files.size() > 1) refuse_scan("letters.fault.scan_one_pdf");
            return file.bytes;
        }
        if (file.type != "image/png" && file.type != "image/jpeg") refuse_scan("letters.fault.scan_type");
        pictures.emplace_back(file.bytes);
    }
    core::pdf::Setup setup;
    setup.title = "Pindaian naskah dinas";
    setup.created = ctx.now();
    return told_of_file(scan_form, [&] { return core::pdf::from_images(pictures, setup, parts_.fonts); });
}

Scan Ink::looked_over(const Context& ctx, const std::vector<SheetFile>& files) const {
    if (files.empty()) refuse_scan("letters.fault.file_empty");
    if (files.size() > most_scan_files) refuse_scan("letters.fault.scan_files", {{"most", std::to_string(most_scan_files)}});
    std::size_t size = 0;
    for (const auto& file : files) size += file.bytes.size();
    if (size > parts_.most_file_bytes)
        refuse_scan("letters.fault.file_large", {{"most", std::to_string(parts_.most_file_bytes >> 20)}});
    const auto pdf = one_pdf(ctx, files);
    Scan scan;
    // What acts by itself, is locked or carries other files is refused by name.
    scan.pages = told_of_file(scan_form, [&] { return core::pdf::survey(pdf, most_scan_pages).pages; });
    scan.bytes = parts_.blobs.put(pdf);
    scan.name = core::text::head(core::text::trim(files.front().name), longest_scan_name);
    scan.person = ctx.actor.person;
    scan.by = ctx.actor.person_name;
    scan.at = ctx.now();
    return scan;
}

Letter Ink::held(Tx& tx, const Context& ctx, LetterId id) {
    const auto was = open_for(tx, parts_, ctx.actor, Right::scan, id);
    if (was.state != State::printed)
        throw Error(Code::conflict, was.state == State::waiting || was.state == State::draft
                                        ? "letters.error.not_printed"
                                        : "letters.error.move." + std::string(letters::name(was.state)));
    auto letter = was;
    letter.changed = ctx.now();
    parts_.letters.update(tx, letter, was);
    return letter;
}

Scan Ink::put(const Context& ctx, LetterId id, const std::vector<SheetFile>& files, std::int64_t seen,
              const std::string& reason) {
    const auto judge = [&](Tx& tx, const std::vector<Scan>& all) {
        if (seen != static_cast<std::int64_t>(all.size())) throw Error(Code::conflict, "letters.error.scan_meanwhile");
        if (auto faults = faults_of_scan(all.size(), reason); !faults.empty())
            throw Error("letters.error.scan", std::move(faults));
        return open_for(tx, parts_, ctx.actor, Right::scan, id);
    };
    const auto letter = parts_.db.read([&](Tx& tx) {
        auto found = open_for(tx, parts_, ctx.actor, Right::scan, id);
        if (found.state == State::printed) judge(tx, parts_.scans.of(tx, id));
        return found;
    });
    if (letter.state == State::printed && !letter.unsigned_bytes) (void)number_.bytes(ctx, subject_of(id));
    // Only for who may, and only while it waits: files are read outside the unit that writes.
    auto scan = letter.state == State::printed ? looked_over(ctx, files) : Scan{};
    return parts_.db.write([&](Tx& tx) {
        held(tx, ctx, id);
        const auto all = parts_.scans.of(tx, id);
        judge(tx, all);
        scan.number = static_cast<std::int64_t>(all.size()) + 1;
        if (!all.empty()) scan.reason = core::text::trim(reason);
        parts_.scans.insert(tx, id, scan);
        core::audit::append(tx, ctx, all.empty() ? "letters.scanned" : "letters.rescanned", subject_of(id),
                            {{"scan", scan.bytes.hex()}, {"pages", scan.pages}, {"note", scan.reason}});
        return scan;
    });
}

Letter Ink::say(const Context& ctx, LetterId id, const Saying& saying) {
    return parts_.db.write([&](Tx& tx) {
        auto was = held(tx, ctx, id);
        const auto all = parts_.scans.of(tx, id);
        if (all.empty()) throw Error(Code::conflict, "letters.error.no_scan");
        const auto& scan = all.back();
        if (scan.number != saying.scan) throw Error(Code::conflict, "letters.error.scan_meanwhile");
        if (auto faults = faults_of_saying(saying.on, saying.said, was.numbered_as->date, ctx.today()); !faults.empty())
            throw Error("letters.error.scan", std::move(faults));
        auto letter = was;
        letter.pages = scan.pages;
        parts_.letters.update(tx, letter, was);
        parts_.scans.say(tx, id, scan.number, {*saying.on, ctx.actor.person, ctx.actor.person_name, ctx.now()});
        parts_.rounds.record_ink(tx, ctx, subject_of(id), {*saying.on, *letter.unsigned_bytes, scan.bytes});
        return parts_.letters.get(tx, id);
    });
}

Letter Ink::inside(Tx& tx, const Context& ctx, LetterId id) {
    auto letter = open_for(tx, parts_, ctx.actor, Right::read, id);
    auto standing = parts_.letters.standing(tx, letter);
    standing.leave_out_addressees();   // they get what was signed, not how it came about
    core::ensure(may(ctx.actor, Right::read, standing));
    return letter;
}

std::vector<Scan> Ink::scans(const Context& ctx, LetterId id) {
    return parts_.db.read([&](Tx& tx) {
        inside(tx, ctx, id);
        return parts_.scans.of(tx, id);
    });
}

Ink::Kept Ink::scan(const Context& ctx, LetterId id, std::int64_t number) {
    const auto found = parts_.db.read([&](Tx& tx) -> std::optional<std::pair<Scan, std::string>> {
        const auto letter = inside(tx, ctx, id);
        for (auto& each : parts_.scans.of(tx, id))
            if (each.number == number) return std::pair{each, file_stem(letter)};
        return std::nullopt;
    });
    if (!found) throw Error(Code::not_found, "letters.error.no_scan");
    return {parts_.blobs.get(found->first.bytes), found->second + "-pindaian-" + std::to_string(number) + ".pdf"};
}

core::Bytes Ink::picture_of(const Kept& kept, int page) const {
    if (page > core::pdf::inspect(kept.bytes).pages) throw Error(Code::not_found, "core.pdf.page");
    return parts_.pictures.page(core::sha256(kept.bytes), page, [&] { return kept.bytes; });
}

core::Bytes Ink::picture(const Context& ctx, LetterId id, std::int64_t number, int page) {
    return picture_of(scan(ctx, id, number), page);
}

Ink::Kept Ink::made(const Context& ctx, LetterId id) {
    const auto letter = parts_.db.read([&](Tx& tx) { return inside(tx, ctx, id); });
    if (!letter.by_ink() || !letter.unsigned_bytes) throw Error(Code::not_found, "letters.error.not_printed");
    return {parts_.blobs.get(*letter.unsigned_bytes), file_stem(letter) + ".pdf"};
}

core::Bytes Ink::made_picture(const Context& ctx, LetterId id, int page) {
    return picture_of(made(ctx, id), page);
}

}  // namespace letters
