// SPDX-License-Identifier: Apache-2.0
// The tray on both databases: what comes in, what a job makes of it, and that it is registered once.
#include "intake/tests/kit.h"

#include "core/base/child.h"
#include "core/pdf/read.h"
#include "core/undo/undo.h"

namespace intake {
namespace tray_service_test {

class TrayRoom : public IntakeOffice {};

std::string refusal(const Taken& taken) { return taken.refused ? taken.refused->key() : "taken"; }

core::Bytes locked(core::ByteView pdf) {
    return core::child::run({"qpdf", "--encrypt", "rahasia", "rahasia", "256", "--", "/dev/stdin", "-"}, pdf).out;
}

TEST_P(TrayRoom, takes_many_files_each_with_its_own_result) {
    const auto good = letter_pdf("400.7/1/DINKES/2026", "Undangan rapat");
    const core::Bytes empty, cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(good.size() / 2));
    const auto closed = locked(good);
    ASSERT_FALSE(closed.empty());
    tray->parts.bounds.file = 4u << 20;
    const core::Bytes large(5u << 20, 'x');
    const auto taken = tray->receiving.upload(
        clerk(), {{"baik.pdf", good}, {"kosong.pdf", empty}, {"potong.pdf", cut}, {"kunci.pdf", closed},
                  {"catatan.txt", core::view("halo")}, {"besar.pdf", large}, {"palsu.docx", core::view("PK\x03\x04rusak")},
                  {"palsu.png", core::view("\x89PNG\r\n\x1a\nrusak")}});
    ASSERT_EQ(taken.size(), 8u);
    EXPECT_EQ(refusal(taken[0]), "taken");
    EXPECT_EQ(refusal(taken[1]), "intake.error.empty");
    EXPECT_EQ(refusal(taken[2]), "core.pdf.unreadable.damaged");
    EXPECT_EQ(refusal(taken[3]), "core.pdf.locked");
    EXPECT_EQ(refusal(taken[4]), "intake.error.kind");
    EXPECT_EQ(refusal(taken[5]), "intake.error.large");
    EXPECT_EQ(refusal(taken[6]), "core.docx.not_docx");
    EXPECT_EQ(refusal(taken[7]), "core.pdf.image");
    EXPECT_EQ(shown(Show::open).size(), 1u) << "nothing of what was refused";
    EXPECT_THROW(tray->receiving.upload(clerk(), {}), core::Error);
}

TEST_P(TrayRoom, a_document_of_too_many_pages_is_refused) {
    tray->parts.bounds.pages = 2;
    const auto one = letter_pdf("1/A", "x");
    const auto taken = tray->receiving.upload(clerk(), {{"tebal.pdf", bound({one, one, one})}});
    EXPECT_EQ(refusal(taken[0]), "intake.error.many_pages");
}

TEST_P(TrayRoom, is_read_and_registered_once) {
    const auto id = put(letter_pdf("400.7/1/DINKES/2026", "Undangan rapat"));
    EXPECT_THROW(tray->tray.pdf(clerk(), id), core::Error) << "nothing is shown before it was looked at";
    auto wish = registration(id);
    EXPECT_THROW(incoming::IncomingOffice::room->registry.enter(clerk(), wish), core::Error) << "not ready";
    work_off();
    const auto read = arrival(id);
    EXPECT_EQ(read.state, State::ready);
    EXPECT_EQ(value_of(read, "number"), "400.7/1/DINKES/2026");
    EXPECT_EQ(value_of(read, "sender"), "Dinas Kesehatan Kota Pangkalpinang");
    EXPECT_EQ(value_of(read, "date"), "2026-11-20");
    EXPECT_EQ(value_of(read, "subject"), "Undangan rapat");
    EXPECT_EQ(value_of(read, "urgency"), "segera");
    EXPECT_EQ(value_of(read, "classification"), "400.7");
    EXPECT_EQ(read.title(), "Undangan rapat");
    const auto row = shown(Show::ready).at(0);
    EXPECT_EQ(row.sender, "Dinas Kesehatan Kota Pangkalpinang");
    EXPECT_EQ(row.number, "400.7/1/DINKES/2026");
    EXPECT_EQ(row.subject, "Undangan rapat");
    EXPECT_EQ(row.date, core::parse_date("2026-11-20"));

    auto& registry = incoming::IncomingOffice::room->registry;
    const auto done = registry.enter(clerk(), wish);
    ASSERT_TRUE(done.entry);
    EXPECT_EQ(done.entry->bytes, read.pdf);
    EXPECT_NE(done.entry->text.find("pekan depan"), std::string::npos) << "it is found by what stands in it";
    EXPECT_EQ(arrival(id).state, State::registered);
    EXPECT_EQ(arrival(id).agenda, done.entry->agenda);
    EXPECT_THROW(registry.enter(clerk(), wish), core::Error);
    EXPECT_TRUE(shown(Show::open).empty());
    EXPECT_EQ(incoming::IncomingOffice::room->desk.list(clerk(), {}).lines.size(), 1u);
}

TEST_P(TrayRoom, goes_on_to_the_next_and_warns_of_the_same) {
    const auto pdf = letter_pdf("1/A", "Pertama");
    const auto one = ready(pdf);
    clock.pass(std::chrono::seconds(1));
    const auto two = ready(letter_pdf("2/A", "Kedua"));
    clock.pass(std::chrono::seconds(1));
    const auto again = ready(pdf);
    auto& registry = incoming::IncomingOffice::room->registry;
    EXPECT_EQ(registry.onward(clerk(), one.text()), "/incoming/new?paper=" + two.text());
    EXPECT_EQ(registry.onward(clerk(), again.text()), "/intake");
    ASSERT_EQ(tray->tray.whole(clerk(), one).same.size(), 1u);
    EXPECT_EQ(tray->tray.whole(clerk(), one).same[0].id, again);
    ASSERT_TRUE(registry.enter(clerk(), registration(one)).entry);
    EXPECT_EQ(registry.waiting(clerk(), again.text()).like.size(), 1u) << "equal content in the book";
    auto other = registration(again);
    other.number = "lain";
    EXPECT_FALSE(registry.enter(clerk(), other).entry) << "and it asks";
    EXPECT_EQ(arrival(again).state, State::ready) << "asking changes nothing";
    other.confirmed = true;
    EXPECT_TRUE(registry.enter(clerk(), other).entry);
}

TEST_P(TrayRoom, is_known_to_its_mailroom_alone) {
    const auto id = ready(letter_pdf("1/A", "Pertama"));
    for (const std::size_t stranger : {0u, 1u, 2u, 4u}) {
        EXPECT_THROW(tray->tray.whole(as(stranger), id), core::Error);
        EXPECT_THROW(tray->tray.discard(as(stranger), id, "x"), core::Error);
        EXPECT_THROW(tray->tray.tray(as(stranger), {}), core::Error);
        EXPECT_EQ(tray->tray.count(as(stranger), Show::ready), 0);
        EXPECT_THROW(incoming::IncomingOffice::room->registry.waiting(as(stranger), id.text()), core::Error);
    }
    EXPECT_EQ(tray->tray.count(clerk(), Show::ready), 1);
}

TEST_P(TrayRoom, remembers_how_a_sender_is_written) {
    const auto one = ready(letter_pdf("1/A", "Pertama"));
    auto wish = registration(one);
    wish.sender = "Dinkes Kota Pangkalpinang";
    ASSERT_TRUE(incoming::IncomingOffice::room->registry.enter(clerk(), wish).entry);
    EXPECT_EQ(value_of(arrival(ready(letter_pdf("2/A", "Kedua"))), "sender"), "Dinkes Kota Pangkalpinang");
}

TEST_P(TrayRoom, what_is_infected_is_opened_by_nobody) {
    scanner.on = true;
    scanner.says = {Scanned::Result::infected, "Eicar-Test-Signature"};
    const auto id = ready(letter_pdf("1/A", "Pertama"));
    EXPECT_EQ(arrival(id).state, State::quarantined);
    EXPECT_EQ(arrival(id).reason, "Eicar-Test-Signature");
    EXPECT_THROW(tray->tray.pdf(clerk(), id), core::Error);
    EXPECT_THROW(tray->tray.original(clerk(), id), core::Error);
    EXPECT_THROW(tray->tray.picture(clerk(), id, 1), core::Error);
    EXPECT_THROW(tray->tray.release(clerk(), id, "saya yakin"), core::Error) << "not the clerk";
    EXPECT_THROW(tray->tray.quarantined(clerk()), core::Error);
    ASSERT_EQ(tray->tray.quarantined(administrator()).size(), 1u);
    EXPECT_THROW(tray->tray.release(administrator(), id, " "), core::Error) << "a reason is needed";
    tray->tray.release(administrator(), id, "Salah duga; sudah diperiksa di mesin lain");
    work_off();
    EXPECT_EQ(arrival(id).state, State::ready);
    EXPECT_EQ(scanner.asked, 1) << "what was released is not caught again";
}

TEST_P(TrayRoom, nothing_passes_while_the_scanner_is_away) {
    scanner.on = true;
    scanner.says = {Scanned::Result::away, "connection refused"};
    const auto id = put(letter_pdf("1/A", "Pertama"));
    tray->work.run(id);
    EXPECT_EQ(arrival(id).state, State::received);
    EXPECT_EQ(arrival(id).waits, "intake.waits.scanner");
    tray->work.run(id);
    EXPECT_EQ(arrival(id).state, State::received);
    scanner.says = {};
    tray->work.run(id);
    EXPECT_EQ(arrival(id).state, State::ready);
    Services lax(parts(reader), false);
    scanner.says = {Scanned::Result::away, ""};
    const auto other = put(letter_pdf("2/A", "Kedua"));
    lax.work.run(other);
    EXPECT_EQ(arrival(other).state, State::ready) << "where the office says so";
}

TEST_P(TrayRoom, a_scan_is_parted_at_its_separator_sheets) {
    const auto sheet = separator_sheet({0}, {"LEMBAR PEMISAH", "Letakkan di antara dua surat", "."}, NASKAH_FONTS);
    const auto blank = pdf_of({""});
    const auto one = letter_pdf("1/A", "Pertama"), two = letter_pdf("2/A", "Kedua"), three = letter_pdf("3/A", "Ketiga");
    const auto scan = bound({one, sheet, blank, two, one, sheet, three});
    const auto id = ready(scan, "pindaian.pdf");
    const auto whole = tray->tray.whole(clerk(), id);
    EXPECT_EQ(whole.arrival.state, State::split);
    EXPECT_EQ(whole.arrival.separators, (std::vector<int>{2, 6}));
    EXPECT_EQ(tray->parts.blobs.get(whole.arrival.original), scan) << "the scan stays as it came";
    ASSERT_EQ(whole.parts.size(), 3u);
    EXPECT_EQ(whole.parts[0].pages, 1);
    EXPECT_EQ(whole.parts[1].pages, 2) << "without the blank back of the sheet";
    EXPECT_EQ(whole.parts[2].title, "Ketiga");
    const auto open = shown(Show::ready);
    ASSERT_EQ(open.size(), 3u);
    EXPECT_EQ(open[0].title, "Pertama") << "in the order of the pages";
}

TEST_P(TrayRoom, pages_are_split_turned_sorted_and_merged_by_hand) {
    const auto one = letter_pdf("1/A", "Pertama"), two = letter_pdf("2/A", "Kedua");
    const auto scan = ready(bound({one, two, one}));
    EXPECT_THROW(tray->tray.split(clerk(), scan, {{1, 2, 3}}), core::Error);
    EXPECT_THROW(tray->tray.split(clerk(), scan, {{1}, {4}}), core::Error);
    const auto parts = tray->tray.split(clerk(), scan, {{1}, {2, 3}});
    ASSERT_EQ(parts.size(), 2u);
    work_off();
    EXPECT_EQ(arrival(scan).state, State::split);
    EXPECT_THROW(tray->tray.split(clerk(), scan, {{1}, {2}}), core::Error) << "once";
    EXPECT_EQ(arrival(parts[1]).title(), "Kedua");

    EXPECT_THROW(tray->tray.arrange(clerk(), parts[1], {{1, 45}}), core::Error);
    EXPECT_THROW(tray->tray.arrange(clerk(), parts[1], {{1, 0}, {1, 90}}), core::Error);
    EXPECT_THROW(tray->tray.arrange(clerk(), parts[1], {}), core::Error);
    tray->tray.arrange(clerk(), parts[1], {{2, 90}, {1, 0}});
    work_off();
    const auto sorted = arrival(parts[1]);
    EXPECT_EQ(sorted.state, State::ready);
    const auto sizes = core::pdf::inspect(blobs->get(sorted.pdf)).sizes;
    EXPECT_GT(sizes[0].width_mm, sizes[0].height_mm) << "the first lies on its side";
    EXPECT_LT(sizes[1].width_mm, sizes[1].height_mm);

    EXPECT_THROW(tray->tray.merge(clerk(), {parts[0]}), core::Error);
    EXPECT_THROW(tray->tray.merge(clerk(), {parts[0], parts[0]}), core::Error);
    tray->tray.merge(clerk(), {parts[0], parts[1]});
    work_off();
    EXPECT_EQ(arrival(parts[0]).pages, 3);
    EXPECT_EQ(arrival(parts[1]).state, State::discarded);
    EXPECT_EQ(shown(Show::ready).size(), 1u);
}

TEST_P(TrayRoom, leaves_the_tray_with_a_reason) {
    const auto id = ready(letter_pdf("1/A", "Pertama"));
    EXPECT_THROW(tray->tray.discard(clerk(), id, ""), core::Error);
    EXPECT_THROW(tray->tray.move(clerk(), id, office.unit_.id, ""), core::Error) << "it lies there already";
    tray->tray.discard(clerk(), id, "Brosur, bukan surat");
    EXPECT_THROW(tray->tray.discard(clerk(), id, "lagi"), core::Error);
    EXPECT_THROW(tray->tray.pdf(clerk(), id), core::Error);
    EXPECT_EQ(shown(Show::over).size(), 1u);
}

TEST_P(TrayRoom, what_was_thrown_away_or_moved_comes_back) {
    const auto id = ready(letter_pdf("1/A", "Pertama"));
    tray->tray.discard(clerk(), id, "Brosur, bukan surat");
    EXPECT_THROW(tray->tray.undo(as(0), id, "discarded"), core::Error) << "he did not do it";
    EXPECT_THROW(tray->tray.undo(clerk(), id, "moved"), core::Error) << "that was not it";
    tray->tray.undo(clerk(), id, "discarded");
    EXPECT_EQ(arrival(id).state, State::ready);
    EXPECT_EQ(arrival(id).reason, "");
    EXPECT_FALSE(arrival(id).ended_at);
    EXPECT_EQ(shown(Show::ready).size(), 1u);
    EXPECT_THROW(tray->tray.undo(clerk(), id, "discarded"), core::Error) << "once";
    tray->tray.discard(clerk(), id, "Brosur, bukan surat");
    clock.pass(core::undo::window + std::chrono::minutes(1));
    EXPECT_THROW(tray->tray.undo(clerk(), id, "discarded"), core::Error) << "too late";
    EXPECT_EQ(arrival(id).state, State::discarded);
}

TEST_P(TrayRoom, a_payload_without_a_signature_is_only_offered) {
    core::pdf::Setup setup;
    const std::string_view told = R"({"naskah": 1, "nomor": "9/Z", "tanggal": "2026-11-01", "hal": "Dari berkas",
                                      "pencipta": {"instansi": "Dinas Palsu", "unit": null}})";
    setup.attachments = {{"naskah.json", "application/json", "Metadata", {told.begin(), told.end()}}};
    const auto read = arrival(ready(pdf_of({"Surat tanpa tanda tangan"}, setup)));
    ASSERT_EQ(value_of(read, "number"), "9/Z");
    for (const auto& each : read.found)
        if (each.grounds == incoming::Grounds::told) {
            EXPECT_LT(each.confidence, incoming::sure_from);
        }
}

NASKAH_ON_BOTH_DATABASES(TrayRoom);

}  // namespace
}  // namespace intake
