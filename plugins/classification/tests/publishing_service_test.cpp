// SPDX-License-Identifier: Apache-2.0
// Putting editions in force: what is asked for, by whom, and who confirms.
#include "classification/tests/editions_town.h"

namespace classification {
namespace publishing_service_test {

using core::db::Tx;
class Publishing : public editions_town::EditionsTown {};

TEST_P(Publishing, one_asks_and_another_person_puts_it_in_force_as_it_was_asked) {
    const auto of = id("JRA 2023");
    auto wanted = decree();
    wanted.letter = core::sha256(letter().bytes);
    const auto fields = [&](const Approval& asked) {
        std::string all;
        for (const auto& each : faults_of(Kind::retention, asked, ctx.today())) all += each.field + " ";
        return all;
    };
    EXPECT_EQ(fields(wanted), "");
    EXPECT_EQ(fields({}), "regulation regulation_date approval_number approval_date approval_document file ");
    auto bad = wanted;
    bad.regulation = bad.number = bad.document = "x";
    bad.regulation_date = core::parse_date("2027-01-01");
    EXPECT_EQ(fields(bad), "regulation regulation_date approval_number approval_document ");
    bad = wanted;
    bad.date = core::parse_date("2026-03-03");
    EXPECT_EQ(fields(bad), "approval_date ") << "the approval comes first";
    EXPECT_TRUE(faults_of(Kind::scheme, {{}, {}, wanted.regulation, wanted.regulation_date}, ctx.today()).empty());

    EXPECT_EQ(refused([&] { editions->confirm(confirmer, of, {}); }), core::Code::conflict) << "nobody asked";
    editions->ask(asker, of, wanted, letter());
    EXPECT_EQ(refused([&] { editions->ask(confirmer, of, wanted, letter()); }), core::Code::conflict);
    const auto first = editions->approval(ctx, of)->id;
    EXPECT_TRUE(editions->to_confirm(confirmer).contains(of));
    EXPECT_TRUE(editions->to_confirm(asker).empty()) << "who asked waits for another";
    EXPECT_EQ(refused([&] { editions->confirm(asker, of, first); }), core::Code::conflict) << "the same person";
    EXPECT_EQ(line("JRA 2023").version.state, EditionState::draft);
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\n000.1\t1 Tahun\t2 Tahun\tMusnah\n", {"JRA 2023", {}}, false);
    EXPECT_EQ(refused([&] { editions->confirm(confirmer, of, first); }), core::Code::conflict) << "it is another content by now";
    EXPECT_EQ(refused([&] { editions->refuse(confirmer, of, ""); }), core::Code::invalid);
    editions->refuse(confirmer, of, "Ada baris baru");
    EXPECT_EQ(editions->approval(ctx, of)->outcome, "refused");
    clock.pass(std::chrono::seconds(1));
    editions->ask(asker, of, wanted, letter());
    auto reader = confirmer;
    reader.actor.rights = {"classification.read", "classification.manage"};
    EXPECT_EQ(refused([&] { editions->confirm(reader, of, {}); }), core::Code::forbidden);
    EXPECT_EQ(refused([&] { editions->confirm(confirmer, of, first); }), core::Code::conflict)
        << "another request than was looked at";
    editions->confirm(confirmer, of, editions->approval(ctx, of)->id);
    EXPECT_EQ(line("JRA 2023").version.basis, "Peraturan Wali Kota Nomor 12 Tahun 2026; persetujuan Kepala ANRI B-KN.00.03/45/2026");
    EXPECT_EQ(editions->approval(ctx, of)->digest, line("JRA 2023").version.digest);
}

TEST_P(Publishing, that_its_rows_were_compared_is_told_with_the_request_and_counts_once_it_is_confirmed) {
    const auto of = id("JRA 2023");
    auto wanted = decree();
    wanted.compared = true;
    editions->ask(asker, of, wanted, letter());
    EXPECT_FALSE(line("JRA 2023").version.verified) << "nobody confirmed";
    EXPECT_ANY_THROW(tests::run_raw(place->db(), "UPDATE classification_approval SET compared = 0"));
    const auto told = ctx.now();
    clock.pass(std::chrono::hours(2));
    editions->confirm(confirmer, of, editions->approval(ctx, of)->id);
    const auto version = line("JRA 2023").version;
    EXPECT_TRUE(version.verified);
    EXPECT_EQ(version.compared_with, "Lampiran Peraturan Wali Kota Nomor 12 Tahun 2026");
    EXPECT_EQ(version.compared_at, told) << "when it was said, by who said it";
    publish(id("78/2012"));
    EXPECT_FALSE(line("78/2012").version.verified) << "of this one nobody said it";
    editions->verify(asker, id("78/2012"), "Lampiran Permendagri Nomor 78 Tahun 2012");
    EXPECT_TRUE(line("78/2012").version.verified) << "told after it is in force, too";
}

TEST_P(Publishing, only_the_records_unit_puts_in_force_and_chooses) {
    RecordsOffice office;
    const auto records = core::UnitId::make(ctx.now());
    office.serve([&](Tx&, const core::Seat& seat) { return seat.book == records; });
    Editions kept(place->db(), &office);
    const Approval wanted{{}, {}, "Peraturan Wali Kota Nomor 12 Tahun 2026", core::parse_date("2026-03-02")};
    asker.actor.seats.resize(1);
    EXPECT_EQ(refused([&] { kept.ask(asker, id("83/2022"), wanted); }), core::Code::forbidden);
    EXPECT_EQ(refused([&] { kept.serve(asker, id("78/2012"), "coba"); }), core::Code::forbidden);
    EXPECT_EQ(refused([&] { kept.verify(asker, id("78/2012"), "Lampiran Permendagri Nomor 78 Tahun 2012"); }), core::Code::forbidden);
    asker.actor.seats[0].book = records;
    kept.ask(asker, id("83/2022"), wanted);
    EXPECT_EQ(refused([&] { kept.confirm(confirmer, id("83/2022"), kept.approval(ctx, id("83/2022"))->id); }), core::Code::forbidden);
    EXPECT_EQ(refused([&] { kept.refuse(confirmer, id("83/2022"), "coba"); }), core::Code::forbidden);
    confirmer.actor.seats.resize(1);
    confirmer.actor.seats[0].book = records;
    kept.confirm(confirmer, id("83/2022"), kept.approval(ctx, id("83/2022"))->id);
    const auto pair = [&](const core::Context& by) { kept.map_recoded(by, id("78/2012"), id("83/2022")); };
    pair(asker);
    auto other = asker;
    other.actor.seats[0].book = core::UnitId::make(ctx.now());
    EXPECT_EQ(refused([&] { pair(other); }), core::Code::forbidden) << "what old codes became moves rules";
    EXPECT_EQ(refused([&] { Editions(place->db(), &office).withdraw(other, id("83/2022"), "coba"); }),
              core::Code::forbidden);
}

TEST_P(Publishing, the_letter_of_approval_is_kept_with_the_edition_and_nothing_of_a_request_changes) {
    const auto of = id("JRA 2023");
    EXPECT_EQ(refused([&] { editions->ask(asker, of, decree()); }), core::Code::invalid) << "without the letter";
    EXPECT_EQ(refused([&] { editions->ask(asker, of, decree(), {"surat.pdf", core::view("%PDF-1.4\nrusak")}); }),
              core::Code::unsupported);
    EXPECT_FALSE(blobs->has(core::sha256(core::view("%PDF-1.4\nrusak")))) << "what is refused is not kept";
    publish(of);
    const auto asked = *editions->approval(ctx, of);
    EXPECT_EQ(asked.letter, core::sha256(letter().bytes));
    const auto kept = editions->letter(confirmer, of);
    EXPECT_TRUE(std::equal(kept.first.begin(), kept.first.end(), letter().bytes.begin(), letter().bytes.end()));
    EXPECT_EQ(kept.second, "persetujuan.pdf");
    auto reader = confirmer;
    reader.actor.rights = {"classification.read"};
    EXPECT_EQ(refused([&] { editions->letter(reader, of); }), core::Code::forbidden);
    RecordsOffice office;
    office.serve([](Tx&, const core::Seat&) { return false; });
    confirmer.actor.seats.resize(1);
    EXPECT_EQ(refused([&] { Editions(place->db(), &office, blobs.get()).letter(confirmer, of); }), core::Code::forbidden);
    EXPECT_TRUE(place->db().read([&](Tx& tx) { return editions->keeps(tx, *asked.letter); }));
    for (const char* sql : {"UPDATE classification_approval SET letter_name = 'lain.pdf'", "DELETE FROM classification_approval",
                            "UPDATE classification_approval SET reason = 'lain'",
                            "UPDATE classification_approval SET regulation = 'lain'"})
        EXPECT_ANY_THROW(tests::run_raw(place->db(), sql)) << sql;
    EXPECT_EQ(refused([&] { editions->letter(ctx, id("83/2022")); }), core::Code::not_found);
}

TEST_P(Publishing, a_request_for_an_edition_that_is_withdrawn_waits_for_nobody) {
    const auto of = id("78/2012");
    editions->ask(asker, of, {{}, {}, "Peraturan Wali Kota Nomor 12 Tahun 2026", core::parse_date("2026-03-02")});
    EXPECT_ANY_THROW(tests::run_raw(place->db(), "UPDATE classification_approval SET digest = 'x' WHERE outcome = ''"));
    editions->withdraw(ctx, of, "Tidak dipakai lagi");
    const auto asked = *editions->approval(ctx, of);
    EXPECT_EQ(asked.outcome, "lapsed");
    EXPECT_EQ(asked.reason, "Tidak dipakai lagi");
}

TEST_P(Publishing, renamed_codes_are_taken_together_by_the_records_unit_as_they_were_seen) {
    publish(id("83/2022"));
    const auto older = id("83/2022");
    const std::string table = "kode\tnama\tinduk\n000\tUmum\t\n000.1\tKetatausahaan\t000\n000.1.2\tPerjalanan Dinas Pegawai\t000.1\n"
                              "000.1.5\tRapat Pimpinan Daerah\t000.1\n000.5\tPerpustakaan\t000\n";
    import->codes(ctx, table, {"83/2026", core::parse_date("2026-06-01")}, false);
    const auto newer = id("83/2026");
    const auto rule = [&] {
        return place->db().read([&](core::db::Tx& tx) { return catalog->retention(tx, {"000.1.2", "Perjalanan Dinas", older}, {}).has_value(); });
    };
    const auto seen = editions->renamed(confirmer, older, newer);
    ASSERT_EQ(seen.all.size(), 3u);
    EXPECT_EQ(seen.all[2].apart, Apart::words);
    Editions::Taking taking{older, {"000.1.2", "000.5"}, seen.seen, "Nama mengikuti peraturan baru"};
    const auto take = [&] { editions->map_renamed(confirmer, newer, taking); };
    EXPECT_EQ(refused(take), core::Code::invalid) << "one of them means another matter";
    EXPECT_TRUE(editions->mappings(ctx, older, newer).empty()) << "so none is taken";
    taking.codes = {"000.1.2"};
    auto stranger = confirmer;
    stranger.actor.rights.erase("classification.confirm");
    EXPECT_EQ(refused([&] { editions->map_renamed(stranger, newer, taking); }), core::Code::forbidden);
    taking.reason = " ";
    EXPECT_EQ(refused(take), core::Code::invalid);
    taking.reason = "Nama mengikuti peraturan baru";
    taking.seen = "lain";
    EXPECT_EQ(refused(take), core::Code::conflict);
    taking.seen = seen.seen;
    publish(newer);
    EXPECT_FALSE(rule());
    EXPECT_EQ(editions->map_renamed(confirmer, newer, taking), 1);
    EXPECT_TRUE(rule()) << "the same matter, and its rule";
    const auto pairs = editions->mappings(ctx, older, newer);
    ASSERT_EQ(pairs.size(), 1u);
    EXPECT_EQ(pairs[0].how, How::same);
    EXPECT_EQ(pairs[0].note, taking.reason);
    EXPECT_EQ(editions->renamed(confirmer, older, newer).all.size(), 2u);
    EXPECT_EQ(refused(take), core::Code::conflict) << "the list is another one by now";
}

// Pairs lead to later schemes alone, and nobody says of a code what a way that never came here would.
TEST_P(Publishing, a_matter_is_never_followed_back_into_an_older_scheme) {
    const std::string heading = "kode\tnama\tinduk\n000\tUmum\t\n000.1\tKetatausahaan\t000\n";
    const auto first = id("83/2022");
    const auto add = [&](const std::string& name, const std::string& day, const std::string& rows) {
        import->codes(ctx, heading + rows, {name, core::parse_date(day)}, false);
        return id(name);
    };
    const auto second = add("83/2024", "2024-06-01", "000.1.5\tRapat Pimpinan\t000.1\n000.1.6\tRapat Dinas\t000.1\n");
    const auto last = add("83/2026", "2026-06-01", "000.1.5\tApel\t000.1\n000.1.6\tRapat Dinas\t000.1\n");
    publish(last);
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\n000.1.5\t1 Tahun\t1 Tahun\tMusnah\n000.1.6\t4 Tahun\t4 Tahun\tPermanen\n",
                      {"JRA 2023", {}}, false);
    const auto rule = [&](const std::string& scheme, const char* name) {
        return place->db().read([&](Tx& tx) {
            const auto found = catalog->retention(tx, {"000.1.5", name, scheme}, {});
            return found ? found->code : std::string("-");
        });
    };
    editions->map(ctx, {{}, first, second, "000.1.5", "000.1.6", How::same, "", {}, {}});
    EXPECT_EQ(rule(second, "Rapat Pimpinan"), "-") << "what became of the number before says nothing of it now";
    EXPECT_EQ(rule(first, "Rapat Pimpinan"), "000.1.6");
    // More schemes than anybody follows a code through.
    std::vector<std::string> chain;
    for (int at = 0; at < 10; ++at)
        chain.push_back(add("Uji " + std::to_string(at), "2025-01-" + std::to_string(10 + at), "000.1.5\tUrusan " + std::to_string(at) + "\t000.1\n"));
    chain.push_back(last);
    for (std::size_t at = 0; at + 1 < chain.size(); ++at)
        editions->map(ctx, {{}, chain[at], chain[at + 1], "000.1.5", "000.1.5", How::same, "", {}, {}});
    EXPECT_EQ(rule(chain[8], "Urusan 8"), "000.1.5");
    EXPECT_EQ(rule(chain[0], "Urusan 0"), "-");
}

TEST_P(Publishing, a_draft_of_classes_is_asked_before_and_rules_what_stands_only_once_it_is_in_force) {
    import->retention(ctx, "kode\tkeamanan\n000.1\tTerbatas\n000.5\tRahasia\n", {"SKKAAD 2026", {}, "Menunggu peraturan"}, false);
    const auto of = id("SKKAAD 2026");
    const auto asked = [&](const Matter& matter) { return place->db().read([&](Tx& tx) { return catalog->access_in(tx, of, matter); }); };
    const auto in_force = [&] { return place->db().read([&](Tx& tx) { return catalog->access_in_force(tx); }); };
    EXPECT_EQ(asked({"000.1.2", "Perjalanan Dinas", id("83/2022")}), AccessClass::limited);
    EXPECT_EQ(asked({"000.5.1"}), AccessClass::secret);
    EXPECT_EQ(asked({"000.1.2", "Hal lain", id("78/2012")}), AccessClass::limited) << "the older scheme has no such code";
    EXPECT_EQ(place->db().read([&](Tx& tx) { return catalog->access_table(tx, of); }), "SKKAAD 2026");
    const auto schedule = id("JRA 2023");
    EXPECT_EQ(refused([&] { place->db().read([&](Tx& tx) { catalog->access_table(tx, schedule); }); }), core::Code::not_found);
    EXPECT_EQ(in_force(), "") << "it serves, for the time being";
    publish(of);
    EXPECT_EQ(in_force(), of);
}

NASKAH_ON_BOTH_DATABASES(Publishing);

}  // namespace
}  // namespace classification
