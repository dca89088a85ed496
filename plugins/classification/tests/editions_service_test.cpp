// SPDX-License-Identifier: Apache-2.0
// Editions: drafts, what is in force, what never changes again, differences and codes that took the place of others.
#include <future>

#include "classification/tests/editions_town.h"

namespace classification {
namespace editions_service_test {

using core::db::Tx;
class EditionsService : public editions_town::EditionsTown {};

// Runs the act beside an open unit of work and gives it time to come between, where nothing keeps it from that.
template <class Unit, class Act>
std::optional<core::Code> beside(core::db::Db& db, Unit unit, Act act) {
    std::optional<core::Code> refused;
    std::future<void> done;
    db.write([&](Tx& tx) {
        unit(tx);
        if (done.valid()) return;
        done = std::async(std::launch::async, [&] {
            try {
                act();
            } catch (const core::Error& error) {
                refused = error.code();
            }
        });
        done.wait_for(std::chrono::milliseconds(500));
    });
    done.get();
    return refused;
}

TEST_P(EditionsService, only_the_draft_somebody_chose_serves_for_the_time_being) {
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\n000.5\t9 Tahun\t9 Tahun\tMusnah\n",
                      {"Tabel lain", core::parse_date("2026-01-01")}, false);
    EXPECT_EQ(retention("000.5")->active_years, 2) << "a newer draft is a draft";
    EXPECT_FALSE(line("Tabel lain").in_force);
    EXPECT_EQ(refused([&] { editions->serve(ctx, id("Tabel lain"), " "); }), core::Code::invalid);
    EXPECT_EQ(refused([&] { editions->withdraw(ctx, id("JRA 2023"), "keliru"); }), core::Code::conflict) << "it serves";
    EXPECT_NO_THROW(editions->withdraw(ctx, id("Tabel lain"), "keliru kirim")) << "nothing hangs on it";
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\n000.5\t4 Tahun\t9 Tahun\tMusnah\n", {"JRA 2026", {}}, false);
    editions->serve(ctx, id("JRA 2026"), "Konsep terakhir");
    EXPECT_EQ(retention("000.5")->active_years, 4);
    EXPECT_FALSE(line("JRA 2023").in_force);
    EXPECT_EQ(line("JRA 2026").version.provisional_reason, "Konsep terakhir");
    publish(id("JRA 2023"));
    EXPECT_EQ(retention("000.5")->active_years, 2);
    EXPECT_EQ(refused([&] { editions->serve(ctx, id("JRA 2026"), "lagi"); }), core::Code::conflict);
}

TEST_P(EditionsService, a_draft_serves_until_an_edition_is_published) {
    EXPECT_TRUE(line("83/2022").in_force);
    EXPECT_EQ(line("83/2022").version.state, EditionState::draft);
    publish(id("78/2012"));
    EXPECT_TRUE(line("78/2012").in_force) << "what is published goes before a draft";
    EXPECT_EQ(line("78/2012").version.digest.size(), 64u);
    publish(id("83/2022"));
    EXPECT_TRUE(line("83/2022").in_force);
    EXPECT_FALSE(line("78/2012").in_force);
}

TEST_P(EditionsService, what_is_published_never_changes) {
    publish(id("83/2022"));
    EXPECT_EQ(refused([&] { publish(id("83/2022")); }), core::Code::conflict);
    EXPECT_EQ(refused([&] { import->codes(ctx, "kode\tnama\tinduk\n900\tKeuangan\t\n", {"83/2022", {}}, false); }),
              core::Code::conflict);
    editions->map(ctx, {{}, id("78/2012"), id("83/2022"), "005", "000.1.5", How::moved, "", {}, {}});
    for (const char* sql : {"DELETE FROM classification_mapping", "UPDATE classification_mapping SET to_code = '000'",
                            "UPDATE classification_code SET name = 'lain' WHERE code = '000.5'",
                            "DELETE FROM classification_code WHERE code = '000.5'",
                            "UPDATE classification_version SET name = 'lain' WHERE name = '83/2022'"})
        EXPECT_ANY_THROW(tests::run_raw(place->db(), sql)) << sql;
    EXPECT_EQ(catalog->sheet(ctx, "000.5").code.name, "Kearsipan");
    tests::run_raw(place->db(), "UPDATE classification_code SET stems = ''");
    EXPECT_NO_THROW(catalog->stem_names()) << "how words are found is no content";
}

TEST_P(EditionsService, nothing_empty_undecided_or_without_decree_is_published) {
    EXPECT_EQ(refused([&] { editions->ask(asker, id("83/2022"), {}); }), core::Code::invalid);
    import->codes(ctx, "kode\tnama\tinduk\n000.5\tKearsipan dan Perpustakaan\t000\n", {"83/2022", {}}, false);
    EXPECT_EQ(line("83/2022").open, 1);
    EXPECT_EQ(refused([&] { publish(id("83/2022")); }), core::Code::conflict);
    EXPECT_EQ(refused([&] { import->drop(ctx, import->open(ctx, "", "", 10).at(0).id, " "); }), core::Code::invalid);
    import->drop(ctx, import->open(ctx, "", "", 10).at(0).id, "Nama lama yang benar");
    EXPECT_NO_THROW(publish(id("83/2022")));
}

TEST_P(EditionsService, a_number_used_again_gives_old_dossiers_no_rule_until_a_pair_tells_what_became_of_it) {
    publish(id("83/2022"));
    const auto older = id("83/2022");
    import->codes(ctx, "kode\tnama\tinduk\n000\tUmum\t\n000.1\tKetatausahaan\t000\n000.1.2\tPerjalanan dinas\t000.1\n000.1.5\tApel\t000.1\n"
                       "000.1.6\tRapat Pimpinan\t000.1\n", {"83/2026", core::parse_date("2026-06-01")}, false);
    publish(id("83/2026"));
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\n000.1.5\t1 Tahun\t1 Tahun\tMusnah\n000.1.6\t4 Tahun\t4 Tahun\tPermanen\n",
                      {"JRA 2023", {}}, false);
    publish(id("JRA 2023"));
    const auto rule = [&](const Matter& matter, std::optional<core::Date> on = {}) {
        return place->db().read([&](Tx& tx) {
            const auto found = catalog->retention(tx, matter, on);
            return found ? found->code : std::string("-");
        });
    };
    const Matter then{"000.1.5", "Rapat Pimpinan", older}, unkept{"000.1.5", "Rapat Pimpinan", ""};
    EXPECT_EQ(rule({"000.1.5", "Apel", id("83/2026")}), "000.1.5");
    EXPECT_EQ(rule({"000.1.2", "Perjalanan Dinas", older}), "000.1.2") << "the same name, typed otherwise";
    for (const auto& each : {then, unkept}) {
        EXPECT_EQ(rule(each), "-");
        EXPECT_EQ(place->db().read([&](Tx& tx) { return catalog->another(tx, each); }), "Apel");
        EXPECT_EQ(rule(each, core::parse_date("2026-05-01")), "000.1.5") << "closed while its scheme was in force";
    }
    EXPECT_EQ(editions->map_recoded(ctx, older, id("83/2026")), 1);
    for (const auto& each : {then, unkept}) {
        EXPECT_EQ(rule(each), "000.1.6");
        EXPECT_FALSE(place->db().read([&](Tx& tx) { return catalog->another(tx, each); }));
    }
    const auto pair = editions->mappings(ctx, older, id("83/2026")).at(0).id;
    editions->unmap(ctx, pair, "Keliru");
    editions->map(ctx, {{}, older, id("83/2026"), "000.1.5", "000.1.5", How::same, "", {}, {}});
    EXPECT_EQ(rule(then), "000.1.5") << "told to be the same";
}

// The number stands for the same matter in two schemes and for another in the third: pairs go from the second alone.
TEST_P(EditionsService, a_matter_is_followed_through_a_scheme_that_left_it_as_it_was) {
    publish(id("83/2022"));
    const auto first = id("83/2022");
    const char* heading = "kode\tnama\tinduk\n000\tUmum\t\n000.1\tKetatausahaan\t000\n";
    import->codes(ctx, std::string(heading) + "000.1.5\tRapat Pimpinan\t000.1\n", {"83/2024", core::parse_date("2024-06-01")}, false);
    publish(id("83/2024"));
    import->codes(ctx, std::string(heading) + "000.1.5\tApel\t000.1\n000.1.6\tRapat Pimpinan\t000.1\n",
                  {"83/2026", core::parse_date("2026-06-01")}, false);
    publish(id("83/2026"));
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\n000.1.5\t1 Tahun\t1 Tahun\tMusnah\n000.1.6\t4 Tahun\t4 Tahun\tPermanen\n",
                      {"JRA 2023", {}}, false);
    publish(id("JRA 2023"));
    const auto rule = [&](std::optional<core::Date> on = {}) {
        return place->db().read([&](Tx& tx) {
            const auto found = catalog->retention(tx, {"000.1.5", "Rapat Pimpinan", first}, on);
            return found ? found->code : std::string("-");
        });
    };
    EXPECT_EQ(rule(), "-");
    EXPECT_EQ(editions->map_recoded(ctx, id("83/2024"), id("83/2026")), 1);
    EXPECT_EQ(rule(), "000.1.6");
    EXPECT_EQ(rule(core::parse_date("2025-01-01")), "000.1.5") << "it stood as it was that day";
    editions->map(ctx, {{}, first, id("83/2026"), "000.1.5", "000.1.6", How::same, "", {}, {}});
    EXPECT_EQ(rule(core::parse_date("2025-01-01")), "000.1.5") << "whatever became of it later";
}

TEST_P(EditionsService, the_schedule_of_a_day_is_the_one_in_force_on_it) {
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\n000.5\t9 Tahun\t9 Tahun\tPermanen\n",
                      {"JRA 2026", core::parse_date("2026-06-01")}, false);
    publish(id("JRA 2023"));
    publish(id("JRA 2026"));
    const auto years = [&](const char* day) {
        return place->db().read([&](Tx& tx) { return catalog->retention(tx, {"000.5"}, core::parse_date(day))->active_years; });
    };
    EXPECT_EQ(years("2026-05-31"), 2);
    EXPECT_EQ(years("2026-06-01"), 9);
    EXPECT_EQ(retention("000.5")->active_years, 9);
}

TEST_P(EditionsService, a_correction_is_a_new_edition) {
    publish(id("JRA 2023"));
    const auto draft = editions->copy(ctx, id("JRA 2023"), "JRA 2027", core::parse_date("2027-01-01"));
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\n000.1.2\t2 Tahun\t2 Tahun\tMusnah\n", {"JRA 2027", {}}, false);
    import->accept(ctx, import->open(ctx, "retention", "", 10).at(0).id);
    const auto found = editions->changes(ctx, id("JRA 2023"), draft);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.at(0).what, Difference::changed);
    EXPECT_EQ(found.at(0).code, "000.1.2");
    EXPECT_NE(found.at(0).before, found.at(0).after);
    EXPECT_EQ(retention("000.1.2")->active_years, 1) << "the new one is not in force yet";
    EXPECT_EQ(refused([&] { editions->copy(ctx, id("JRA 2023"), "JRA 2027", {}); }), core::Code::invalid);
}

TEST_P(EditionsService, the_last_one_in_force_is_not_withdrawn) {
    publish(id("78/2012"));
    EXPECT_EQ(refused([&] { editions->withdraw(ctx, id("78/2012"), "diganti"); }), core::Code::conflict);
    EXPECT_EQ(line("78/2012").version.state, EditionState::published) << "nothing is half done";
    publish(id("83/2022"));
    editions->withdraw(ctx, id("78/2012"), "Diganti Permendagri 83 Tahun 2022");
    EXPECT_EQ(line("78/2012").version.state, EditionState::withdrawn);
}

TEST_P(EditionsService, tells_what_moved_and_finds_it_under_both_codes) {
    const auto older = id("78/2012"), newer = id("83/2022");
    std::map<std::string, Difference> told;
    for (const auto& each : editions->changes(ctx, older, newer)) told[each.code] = each.what;
    EXPECT_EQ(told.at("000.1.2"), Difference::recoded);
    EXPECT_EQ(told.at("000.5"), Difference::recoded);
    EXPECT_EQ(told.at("000.1.5"), Difference::added);
    EXPECT_EQ(told.at("005"), Difference::removed);
    EXPECT_FALSE(told.contains("000"));
    EXPECT_FALSE(retention("090").has_value()) << "an old code has no rule until somebody says what it became";
    EXPECT_EQ(editions->map_recoded(ctx, older, newer), 2);
    EXPECT_EQ(editions->map_recoded(ctx, older, newer), 0);
    ASSERT_TRUE(retention("090").has_value());
    EXPECT_EQ(retention("090")->code, "000.1.2");
    const auto kin = place->db().read([&](core::db::Tx& tx) { return catalog->kin(tx, "000.1.2"); });
    EXPECT_EQ(kin, std::vector<std::string>{"090"});
    const auto below = place->db().read([&](core::db::Tx& tx) { return catalog->kin(tx, "000.1"); });
    EXPECT_EQ(below, std::vector<std::string>{"090"}) << "what lies below it, too";
}

TEST_P(EditionsService, the_same_pair_told_of_a_corrected_edition_is_no_split) {
    const auto older = id("78/2012"), newer = id("83/2022");
    editions->map_recoded(ctx, older, newer);
    publish(newer);
    const auto mended = editions->copy(ctx, newer, "83/2022 perbaikan", core::parse_date("2026-01-01"));
    EXPECT_EQ(editions->map_recoded(ctx, older, mended), 2);
    ASSERT_TRUE(retention("090").has_value());
    EXPECT_EQ(retention("090")->code, "000.1.2");
}

TEST_P(EditionsService, what_comes_in_while_an_edition_is_put_in_force_is_in_its_digest_or_refused) {
    const auto of = id("83/2022");
    const auto digest = [&](const std::string& edition) {
        return place->db().read([&](Tx& tx) {
            return core::sha256(content_of(Kind::scheme, store::everything(tx, edition, "", ""))).hex();
        });
    };
    const auto late = beside(
        place->db(),
        [&](Tx& tx) {
            store::publish(tx, of, "Permendagri 83 Tahun 2022", ctx.now(), "Sistem", std::string(64, '0'));
        },
        [&] { import->codes(ctx, "kode\tnama\tinduk\n000.6\tPersandian\t000\n", {"83/2022", {}}, false); });
    EXPECT_EQ(late, core::Code::conflict);
    EXPECT_ANY_THROW(catalog->sheet(ctx, "000.6"));

    const auto draft = editions->copy(ctx, of, "83/2022 perbaikan", core::parse_date("2026-01-01"));
    const auto early = beside(
        place->db(),
        [&](Tx& tx) {
            store::hold(tx, draft);
            store::save(tx, draft, CodeRow{"000.6", "Persandian", "000", ""}, "sandi");
        },
        [&] { publish(draft); });
    EXPECT_FALSE(early.has_value());
    EXPECT_EQ(editions->one(ctx, draft).version.digest, digest(draft));
}

TEST_P(EditionsService, two_withdrawn_at_once_leave_one_in_force) {
    publish(id("78/2012"));
    publish(id("83/2022"));
    const auto older = id("78/2012"), newer = id("83/2022");
    const auto second = beside(
        place->db(),
        [&](Tx& tx) {
            store::hold(tx, Kind::scheme);
            store::withdraw(tx, older);
        },
        [&] { editions->withdraw(ctx, newer, "Keliru"); });
    EXPECT_EQ(second, core::Code::conflict);
    EXPECT_EQ(line("83/2022").version.state, EditionState::published);
}

TEST_P(EditionsService, a_rule_tells_whether_its_schedule_was_verified) {
    EXPECT_FALSE(retention("000.1.2")->verified);
    const auto schedule_id = id("JRA 2023");
    const std::string annex = "Lampiran Peraturan Wali Kota Nomor 12 Tahun 2026";
    const auto tell = [&](const std::string& with) { editions->verify(asker, schedule_id, with); };
    EXPECT_EQ(refused([&] { tell("sudah"); }), core::Code::invalid) << "with what?";
    tell(annex);
    EXPECT_TRUE(retention("000.1.2")->verified) << "whatever the scheme of codes is";
    EXPECT_EQ(line("JRA 2023").version.compared_with, annex);
    EXPECT_EQ(refused([&] { tell(annex); }), core::Code::conflict) << "told once";
    import->retention(ctx, editions_town::schedule, {"JRA 2023", {}}, false);
    EXPECT_TRUE(retention("000.1.2")->verified) << "the same rows";
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\n000.1\t1 Tahun\t2 Tahun\tMusnah\n", {"JRA 2023", {}}, false);
    EXPECT_FALSE(retention("000.1.2")->verified) << "the draft has other rows now";
    EXPECT_EQ(line("JRA 2023").version.compared_by, "");
}

TEST_P(EditionsService, an_event_is_read_as_the_newest_edition_reads_it) {
    Phrasebook book(place->db());
    const std::string heading = "frasa\tkode\tperistiwa\tmode\tcakupan\tlogika\n";
    editions->copy(ctx, id("JRA 2023"), "JRA 2027", core::parse_date("2027-01-01"));
    read(ctx, heading + "setelah lunas\tlunas\tKewajiban dilunasi\ttitik\tberkas\tsalah_satu\n", "JRA 2023");
    read(ctx, heading + "setelah dilunasi\tlunas\tLunas\tselama\tberkas\tsalah_satu\n"
                             "setelah lunas serentak\tlunas\tLunas serentak\ttitik\tunit\tsalah_satu\n", "JRA 2027");
    publish(id("JRA 2023"));
    const auto before = place->db().read([&](Tx& tx) { return book.known(tx); });
    ASSERT_EQ(before.size(), 1u) << "a draft nobody chose names no event";
    EXPECT_EQ(before.at(0).name, "Kewajiban dilunasi");
    publish(id("JRA 2027"));
    const auto all = place->db().read([&](Tx& tx) { return book.known(tx); });
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all.at(0).name, "Lunas");
    EXPECT_EQ(all.at(0).mode, Mode::state);
    EXPECT_EQ(all.at(0).scope, Scope::dossier);
    EXPECT_EQ(all.at(1).scope, Scope::unit);
}

TEST_P(EditionsService, what_phrases_mean_is_frozen_and_only_what_nobody_read_is_read_later) {
    const std::string heading = "frasa\tkode\tperistiwa\tmode\tcakupan\tlogika\n";
    const auto draft = editions->copy(ctx, id("JRA 2023"), "JRA 2025", core::parse_date("2025-01-01"));
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\n000.1.5\t1 Tahun setelah lunas\t2 Tahun\tMusnah\n"
                           "000.1\t1 Tahun setelah bubar\t2 Tahun\tMusnah\n", {"JRA 2025", {}}, false);
    const auto digest = [&] { return line("JRA 2025").version.digest; };
    read(ctx, heading + "setelah lunas\tlunas\tKewajiban dilunasi\ttitik\tberkas\tsalah_satu\n", "JRA 2025");
    const auto twin = editions->copy(ctx, draft, "JRA 2025 b", core::parse_date("2025-01-01"));
    read(ctx, heading + "setelah bubar\tbubar\tDibubarkan\ttitik\tunit\tsalah_satu\n", "JRA 2025 b");
    publish(draft);
    publish(twin);
    EXPECT_NE(digest(), line("JRA 2025 b").version.digest) << "what phrases mean is in the digest";
    const auto before = digest();
    for (const char* sql : {"UPDATE classification_trigger SET mode = 'selama'", "DELETE FROM classification_trigger",
                            "INSERT INTO classification_trigger SELECT version_id, 'x', part, event_key, event_name, mode, "
                            "scope, logic FROM classification_trigger"})
        EXPECT_ANY_THROW(tests::run_raw(place->db(), sql)) << sql;
    const auto later = heading + "setelah lunas\tlain\tLain\tselama\tberkas\tsalah_satu\n"
                                 "setelah bubar\tbubar\tInstansi dibubarkan\ttitik\tunit\tsalah_satu\n";
    EXPECT_EQ(refused([&] { read(ctx, later, "JRA 2025", "Tertinggal"); }), core::Code::conflict) << "nobody in person";
    core::Context person = ctx;
    person.actor = {};
    person.actor.kind = core::Actor::Kind::person;
    person.actor.person_name = "Rahayu Lestari";
    person.actor.rights = {"classification.manage", "classification.read"};
    EXPECT_EQ(refused([&] { read(person, later, "JRA 2025"); }), core::Code::invalid) << "without a reason";
    EXPECT_EQ(read(person, later, "JRA 2025", "Tertinggal saat penetapan").added, 1);
    const auto meaning = [&](std::string_view phrase) {
        return place->db().read([&](Tx& tx) { return store::triggers(tx, draft, phrase); });
    };
    EXPECT_EQ(meaning("Setelah lunas").all.at(0).name, "Kewajiban dilunasi") << "what was read stays";
    EXPECT_EQ(meaning("setelah bubar").all.at(0).name, "Instansi dibubarkan");
    EXPECT_EQ(digest(), before);
    const auto told = editions->readings(ctx, draft);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].reason, "Tertinggal saat penetapan");
    EXPECT_ANY_THROW(tests::run_raw(place->db(), "DELETE FROM classification_reading"));
    const auto next = editions->copy(ctx, draft, "JRA 2028", {});
    place->db().read([&](Tx& tx) { EXPECT_EQ(store::phrases(tx, next).size(), 2u) << "a new edition begins with all of it"; });
}

TEST_P(EditionsService, a_wrong_pair_is_withdrawn_with_its_reason_and_may_be_told_again) {
    const auto older = id("78/2012"), newer = id("83/2022");
    const Mapping wrong{{}, older, newer, "090", "000.1.2", How::moved, "", {}, {}};
    const auto pair = editions->map(ctx, wrong);
    EXPECT_TRUE(retention("090").has_value());
    EXPECT_EQ(refused([&] { editions->unmap(ctx, pair, ""); }), core::Code::invalid);
    editions->unmap(ctx, pair, "Keliru membaca lampiran");
    EXPECT_FALSE(retention("090").has_value());
    EXPECT_EQ(refused([&] { editions->unmap(ctx, pair, "lagi"); }), core::Code::conflict);
    ASSERT_EQ(editions->mappings(ctx, older, newer).size(), 1u) << "it stays on record";
    EXPECT_EQ(editions->mappings(ctx, older, newer)[0].withdrawn_reason, "Keliru membaca lampiran");
    editions->map(ctx, wrong);
    EXPECT_TRUE(retention("090").has_value());
    EXPECT_EQ(editions->mappings(ctx, older, newer).size(), 2u);
}

TEST_P(EditionsService, a_code_that_was_split_keeps_no_rule_by_guess) {
    const auto older = id("78/2012"), newer = id("83/2022");
    editions->map(ctx, {{}, older, newer, "045", "000.5", How::split, "", {}, {}});
    EXPECT_EQ(retention("045")->code, "000.5");
    editions->map(ctx, {{}, older, newer, "045", "000.5.1", How::split, "", {}, {}});
    EXPECT_FALSE(retention("045").has_value());
    EXPECT_EQ(refused([&] { editions->map(ctx, {{}, older, newer, "045", "000.5", How::split, "", {}, {}}); }),
              core::Code::conflict);
    EXPECT_EQ(refused([&] { editions->map(ctx, {{}, older, newer, "999", "000.5", How::moved, "", {}, {}}); }),
              core::Code::invalid);
    EXPECT_EQ(refused([&] { editions->map(ctx, {{}, older, newer, "005", "000.5", How::dropped, "", {}, {}}); }),
              core::Code::invalid);
}

TEST_P(EditionsService, a_code_that_was_split_is_as_closed_as_the_strictest_it_became) {
    const auto older = id("78/2012"), newer = id("83/2022");
    import->retention(ctx, "kode\taktif\tinaktif\tnasib\tkeamanan\n000.5\t2\t3\tMusnah\tBiasa\n000.5.1\t2\t3\tMusnah\tRahasia\n",
                      {"JRA dan klasifikasi keamanan 2024", core::parse_date("2024-01-01"), "Menunggu penetapan"}, false);
    const auto access = [&] { return place->db().read([&](core::db::Tx& tx) { return catalog->access(tx, "045"); }); };
    editions->map(ctx, {{}, older, newer, "045", "000.5", How::split, "", {}, {}});
    EXPECT_EQ(access(), AccessClass::ordinary);
    editions->map(ctx, {{}, older, newer, "045", "000.5.1", How::split, "", {}, {}});
    EXPECT_EQ(access(), AccessClass::secret);
}

TEST_P(EditionsService, takes_a_table_of_pairs_or_nothing_of_it) {
    const auto older = id("78/2012"), newer = id("83/2022");
    const auto bad = editions->take(ctx, "kode\tkode_baru\tjenis\n005\t000.1.5\tpindah\n091\t000.9\tgabung\n090\t\tentah\n",
                                    older, newer);
    ASSERT_EQ(bad.faults.size(), 2u);
    EXPECT_EQ(bad.faults.at(0).field, "line 3");
    EXPECT_TRUE(editions->mappings(ctx, older, newer).empty());
    const auto good = editions->take(ctx, "kode\tkode_baru\tjenis\tcatatan\n005\t000.1.5\tpindah\tundangan rapat\n"
                                          "091\t000.1.2\tGabung\t\n090\t000.1.2\tgabung\t\n", older, newer);
    EXPECT_EQ(good.added, 3);
    EXPECT_EQ(editions->mappings(ctx, older, newer).size(), 3u);
}

NASKAH_ON_BOTH_DATABASES(EditionsService);

}  // namespace
}  // namespace classification
