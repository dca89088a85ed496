// SPDX-License-Identifier: Apache-2.0
// A letter signed with ink over both databases: numbered, printed, its scans handed in, said to be signed.
#include "core/audit/trail.h"
#include "core/pdf/image.h"
#include "core/pdf/read.h"
#include "core/pdf/write.h"
#include "letters/service/sheet.h"
#include "letters/tests/kit.h"
#include "style/domain/sample.h"

namespace letters {
namespace ink_service_test {

core::Bytes paper(const std::string& words, int pages = 1) {
    core::pdf::Document all;
    for (int page = 0; page < pages; ++page) {
        if (page > 0) all.push_back(core::pdf::PageBreak{});
        all.push_back(core::pdf::Paragraph{.runs = {{words, {}}}, .after = 24});
    }
    return core::pdf::write(all, {}, NASKAH_FONTS).bytes;
}

core::Bytes photograph() {
    core::pdf::Pixels pixels{60, 90, 1, core::Bytes(60 * 90, 200)};
    return core::pdf::encode_png(pixels);
}

class InkService : public LettersService {
  protected:
    Content trip() {
        auto made = content("Perjalanan dinas ke Jakarta");
        const auto kind = place->db().read([&](Tx& tx) { return *looks->shelf.kind(tx, "surat_perjalanan_dinas"); });
        made.kind = kind.code;
        made.kind_version = kind.version;
        made.parts = style::sample_values(kind);
        made.addressees.clear();
        return made;
    }
    LetterId submitted_trip() {
        const auto draft = services->draft.create(drafter, trip());
        return services->submit.send_up(drafter, draft.id, draft.version).id;
    }
    LetterId printed() {
        const auto id = submitted_trip();
        number(id);
        (void)services->number.bytes(signer, subject_of(id));
        return id;
    }
    std::vector<SheetFile> pdf(const std::string& words = "Ditandatangani", int pages = 1) {
        return {{"pindai.pdf", "application/pdf", paper(words, pages)}};
    }
    Ink::Saying saying(std::int64_t scan) { return {scan, core::parse_date("2026-11-23"), true}; }
    template <class Act>
    std::string key_of(Act act) {
        try {
            act();
        } catch (const Error& error) {
            return error.faults().empty() ? error.key() : error.faults().front().key;
        }
        return "";
    }
    std::string last_act(LetterId id) {
        return place->db().read([&](Tx& tx) { return core::audit::of(tx, subject_of(id)).back().act; });
    }
};

TEST_P(InkService, goes_from_the_paper_to_the_sheet_that_is_kept) {
    const auto id = printed();
    auto letter = get(id);
    EXPECT_EQ(letter.state, State::printed);
    EXPECT_TRUE(letter.numbered_as->bears_number());
    ASSERT_TRUE(letter.unsigned_bytes);
    const auto card = place->db().read([&](Tx& tx) { return services->number.card(tx, subject_of(id)); });
    EXPECT_TRUE(card.ink);
    const auto made = services->paper.pdf(drafter, id);
    EXPECT_EQ(core::sha256(made.bytes), *letter.unsigned_bytes) << "one file is printed";
    EXPECT_NE(core::pdf::text(made.bytes).find(letter.numbered_as->number), std::string::npos);
    EXPECT_FALSE(place->db().read([&](Tx& tx) { return services->dispatch.by_code(tx, letter.numbered_as->code); }))
        << "nothing is told of it before it is signed";

    const auto scan = services->ink.put(drafter, id, pdf("Ditandatangani Kepala Dinas", 2), 0, "");
    EXPECT_EQ(scan.number, 1);
    EXPECT_EQ(last_act(id), "letters.scanned");
    EXPECT_EQ(get(id).state, State::printed) << "handed in is not said";
    EXPECT_EQ(key_of([&] { services->ink.say(drafter, id, {1, core::parse_date("2026-11-23"), false}); }),
              "letters.fault.ink_unsaid");
    EXPECT_EQ(key_of([&] { services->ink.say(drafter, id, {1, core::parse_date("2026-11-24"), true}); }),
              "letters.fault.ink_ahead");
    letter = services->ink.say(signer, id, saying(1));
    EXPECT_EQ(letter.state, State::sealed);
    EXPECT_EQ(letter.bytes, scan.bytes);
    EXPECT_EQ(letter.pages, 2);
    EXPECT_EQ(rounds.inked->scan, scan.bytes);
    EXPECT_EQ(rounds.inked->made, *letter.unsigned_bytes);
    EXPECT_EQ(last_act(id), "letters.inked");
    EXPECT_EQ(books->books.book(drafter, {}).lines.at(0).number.state, numbering::State::used);
    services->dispatch.on_sealed({subject_of(id), scan.bytes});
    EXPECT_EQ(get(id).state, State::sent);
    const auto issued = place->db().read([&](Tx& tx) { return services->dispatch.by_code(tx, letter.numbered_as->code); });
    ASSERT_TRUE(issued);
    EXPECT_TRUE(issued->ink);
    EXPECT_EQ(issued->signed_on, core::parse_date("2026-11-23"));
    EXPECT_EQ(core::sha256(services->paper.pdf(drafter, id).bytes), scan.bytes) << "the letter is the scan";
    EXPECT_EQ(core::sha256(services->ink.made(drafter, id).bytes), *letter.unsigned_bytes) << "and what was printed is kept";
}

TEST_P(InkService, a_wrong_scan_is_replaced_with_a_reason_and_kept) {
    const auto id = printed();
    services->ink.put(drafter, id, pdf("Salah lembar"), 0, "");
    EXPECT_EQ(key_of([&] { services->ink.put(signer, id, pdf(), 1, " "); }), "letters.fault.scan_reason");
    EXPECT_EQ(key_of([&] { services->ink.put(signer, id, pdf(), 0, "Salah"); }), "letters.error.scan_meanwhile");
    services->ink.put(signer, id, {{"1.png", "image/png", photograph()}, {"2.png", "image/png", photograph()}}, 1,
                      "Yang pertama lembar naskah lain");
    EXPECT_EQ(last_act(id), "letters.rescanned");
    const auto all = services->ink.scans(drafter, id);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[1].pages, 2) << "photographs become one";
    EXPECT_EQ(all[1].reason, "Yang pertama lembar naskah lain");
    EXPECT_NE(core::pdf::text(services->ink.scan(drafter, id, 1).bytes).find("Salah lembar"), std::string::npos);
    EXPECT_EQ(key_of([&] { services->ink.say(drafter, id, saying(1)); }), "letters.error.scan_meanwhile")
        << "only the last one looked at";
    EXPECT_EQ(services->ink.say(drafter, id, saying(2)).bytes, all[1].bytes);
    EXPECT_EQ(key_of([&] { services->ink.put(drafter, id, pdf(), 2, "Terlambat"); }), "letters.error.move.sealed");
    EXPECT_EQ(key_of([&] { services->ink.say(drafter, id, saying(2)); }), "letters.error.move.sealed");
    EXPECT_EQ(key_of([&] { services->ink.scan(drafter, id, 3); }), "letters.error.no_scan");
}

TEST_P(InkService, who_may_not_learns_nothing) {
    const auto waiting = submitted_trip();
    EXPECT_EQ(key_of([&] { services->ink.put(drafter, waiting, pdf(), 0, ""); }), "letters.error.not_printed");
    EXPECT_EQ(key_of([&] { services->ink.made(drafter, waiting); }), "letters.error.not_printed");
    const auto id = printed();
    EXPECT_EQ(key_of([&] { services->ink.say(drafter, id, saying(1)); }), "letters.error.no_scan");
    EXPECT_EQ(key_of([&] { services->ink.put(sekda, id, pdf(), 0, ""); }), "core.error.not_found");
    EXPECT_EQ(key_of([&] { services->ink.say(sekda, id, saying(1)); }), "core.error.not_found");
    EXPECT_EQ(key_of([&] { services->ink.scans(sekda, id); }), "core.error.not_found");
    EXPECT_EQ(key_of([&] { services->ink.made(sekda, id); }), "core.error.not_found");
}

TEST_P(InkService, files_are_looked_over) {
    const auto id = printed();
    const auto refused = [&](std::vector<SheetFile> files) {
        return key_of([&] { services->ink.put(drafter, id, files, 0, ""); });
    };
    EXPECT_EQ(refused({}), "letters.fault.file_empty");
    EXPECT_EQ(refused({{"a.exe", "application/octet-stream", core::Bytes{1, 2}}}), "letters.fault.scan_type");
    EXPECT_EQ(refused({pdf()[0], pdf()[0]}), "letters.fault.scan_one_pdf");
    EXPECT_EQ(refused({{"a.png", "image/png", core::Bytes{1, 2, 3}}}), "core.pdf.image");
    EXPECT_NE(refused({{"a.pdf", "application/pdf", core::Bytes{'%', 'P', 'D', 'F', '-'}}}), "");
    EXPECT_EQ(refused(std::vector<SheetFile>(most_scan_files + 1, {"a.png", "image/png", photograph()})),
              "letters.fault.scan_files");
    services->parts.most_file_bytes = 100;
    EXPECT_EQ(refused(pdf()), "letters.fault.file_large");
    EXPECT_TRUE(services->ink.scans(drafter, id).empty()) << "nothing of it was kept";
}

TEST_P(InkService, withdrawn_before_it_is_signed_its_number_is_void) {
    const auto id = printed();
    services->ink.put(drafter, id, pdf(), 0, "");
    services->submit.withdraw(signer, id, "Perjalanan dibatalkan");
    EXPECT_EQ(get(id).state, State::void_);
    const auto line = books->books.book(drafter, {}).lines.at(0);
    EXPECT_EQ(line.number.state, numbering::State::void_);
    EXPECT_EQ(line.number.reason, "Perjalanan dibatalkan");
    EXPECT_EQ(key_of([&] { services->ink.say(drafter, id, saying(1)); }), "letters.error.move.void");
}

// What was fixed with the number stays, whatever profile comes after.
TEST_P(InkService, a_kind_without_a_seal_is_signed_with_ink_in_any_profile) {
    const auto id = printed();
    const auto payload = place->db().read([&](Tx& tx) {
        return core::json::parse(sheet_of(tx, services->parts, services->parts.letters.get(tx, id)).payload);
    });
    EXPECT_EQ(payload["ttd"]["jenis"], "tinta");
    const auto plain = submitted();
    EXPECT_FALSE(place->db().read([&](Tx& tx) { return by_ink(tx, services->parts, plain); }));
    number(plain.id);
    EXPECT_EQ(get(plain.id).state, State::sealing);
    EXPECT_EQ(key_of([&] { services->ink.put(drafter, plain.id, pdf(), 0, ""); }), "letters.error.move.sealing");
}

NASKAH_ON_BOTH_DATABASES(InkService);

}  // namespace
}  // namespace letters
