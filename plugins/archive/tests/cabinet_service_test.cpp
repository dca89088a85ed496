// SPDX-License-Identifier: Apache-2.0
// Who may know of a dossier after letters came, rose and moved, and what the law asks of closing and settling it.
#include "archive/service/arriving.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace cabinet_service_test {

using core::parse_date;
using letters::LetterId;

class CabinetService : public cabinet_town::Town {
  protected:
    void today(const char* day) { clock_.set(core::parse_instant(std::string(day) + "T03:00:00Z")); }
    void destroy(DossierId id) {
        place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, house(), id, "BA 1/2026"); });
    }
    Mark vital(DossierId id) {
        Mark mark;
        mark.dossier = id;
        mark.kind = Mark::Kind::vital;
        mark.protection = "duplikasi";
        mark.copy_place = "Depo DPK, rak 2";
        mark.review = parse_date("2021-06-01");
        mark.reason = "Bukti hak";
        return mark;
    }
    bool settled_now(DossierId id) {
        return place_->db().read([&](core::db::Tx& tx) { return settled(store::exceptions(tx, id)); });
    }
    std::int64_t choices() {
        return place_->db().read([](core::db::Tx& tx) { return tx.count("SELECT COUNT(*) FROM archive_choice", {}); });
    }
    void nobody_reads(DossierId id) {
        place_->db().write([&](core::db::Tx& tx) { store::set_readers(tx, id, {}); });
    }
    void end(core::UnitId unit, core::UnitId successor) {
        place_->db().write([&](core::db::Tx& tx) {
            directory::Ending ending;
            ending.unit = unit;
            ending.successor = successor;
            ending.basis = "Perda 4/2026";
            cabinet_->inherit(tx, house(), ending);
            people_.ended.push_back(ending);
        });
        core::jobs::Handlers passing;
        passing.on("archive.find_passed", [&](const core::jobs::Job& job) { cabinet_->find_passed(house(), job.payload); });
        core::jobs::Worker(place_->db(), passing, clock_, core::Zone::wib).drain();
    }
    Arrived arrived(const char* closed) {
        Arrived made;
        made.source = "kota:1";
        made.code = "800.1.3.2";
        made.title = "Berkas serahan";
        made.opened = parse_date("2019-01-02");
        if (closed != nullptr) made.closed = parse_date(closed);
        ArrivedItem item;
        item.subject = "letter:x";
        item.number = 1;
        item.title = "Keputusan lama";
        item.stage = "asli";
        item.amount_unit = "lembar";
        item.date = parse_date("2019-05-05");
        item.digest = core::sha256("isi");
        made.items.push_back(item);
        return made;
    }
    DossierId take(const Arrived& what) {
        Arriving arriving(*cabinet_, *reading_, schedule_);
        return place_->db().write([&](core::db::Tx& tx) { return arriving.take(tx, as(archivist_), what); });
    }
};

TEST_P(CabinetService, a_letter_raised_after_it_was_filed_takes_its_class_along_when_it_moves) {
    const auto everybody = std::set{head_, clerk_, archivist_, drafter_, signer_};
    const auto subject = letter("Hukuman disiplin", AccessClass::ordinary, everybody);
    const auto from = open(clerk_, "Surat kepegawaian"), to = open(clerk_, "Berkas perseorangan");
    cabinet_->file(as(clerk_), from, subject);
    raise(subject, AccessClass::secret, {drafter_, archivist_});
    shelves_.told.clear();
    tell(archivist_, from, 1, Exception::Kind::moved, to.text());
    EXPECT_EQ(now(to).access, AccessClass::secret);
    EXPECT_EQ(shelves_.told, std::vector<DossierId>{to}) << "who keeps its shelf is told";
    EXPECT_TRUE(sees(archivist_, to) && sees(drafter_, to));
    EXPECT_FALSE(sees(clerk_, to) || sees(head_, to) || sees(signer_, to));
    const auto& readers = index_.documents.at(to.text()).readers;
    EXPECT_EQ(std::set<std::string>(readers.begin(), readers.end()),
              (std::set<std::string>{"seat:" + drafter_.text(), "seat:" + archivist_.text()}));
}

TEST_P(CabinetService, an_item_moves_only_to_where_it_is_kept_as_long_and_as_surely) {
    const auto everybody = std::set{head_, clerk_, archivist_, drafter_, signer_};
    schedule_.rule("600.1", 2, 3, Fate::keep);
    schedule_.rule("600.2", 1, 0, Fate::destroy);
    schedule_.rule("600.3", 5, 5, Fate::destroy);
    const auto subject = letter("Sertifikat tanah", AccessClass::ordinary, everybody);
    const auto kept = open(clerk_, "Aset tetap", "", "600.1"), longer = open(clerk_, "Belanja", "", "600.3");
    const auto middle = open(clerk_, "Pangkat"), brief = open(clerk_, "Undangan", "", "600.2");
    cabinet_->file(as(clerk_), kept, subject);
    const auto moved = [&](DossierId from, DossierId to) {
        return fault_of([&] { tell(archivist_, from, 1, Exception::Kind::moved, to.text()); });
    };
    EXPECT_EQ(moved(kept, brief), "archive.fault.less_permanent");
    EXPECT_EQ(moved(kept, longer), "archive.fault.less_permanent");
    cabinet_->file(as(clerk_), middle, letter("Kenaikan pangkat", AccessClass::ordinary, everybody));
    EXPECT_EQ(moved(middle, brief), "archive.fault.kept_shorter");
    tell(archivist_, middle, 1, Exception::Kind::permanent);
    EXPECT_EQ(moved(middle, longer), "archive.fault.less_permanent") << "told to be kept for ever";
    EXPECT_EQ(fault_of([&] { tell(archivist_, middle, 1, Exception::Kind::none); }), "archive.fault.lesser_permanent") << "nor on his word alone";
    second(archivist_, cabinet_->ask_lesser(as(archivist_), middle, word(1, Exception::Kind::none)));
    EXPECT_EQ(moved(middle, longer), "") << "to longer it may go";
    EXPECT_EQ(moved(longer, kept), "") << "and to be kept for ever";
}

TEST_P(CabinetService, an_item_moves_to_fewer_years_only_where_its_own_rule_sends_it) {
    const auto everybody = std::set{head_, clerk_, archivist_, drafter_, signer_};
    schedule_.rule("600.2", 0, 1, Fate::destroy);
    schedule_.rule("800.1.13.1", 0, 1, Fate::destroy);
    schedule_.named["800.1.13.1"] = {"800.1.13.1", "PNS", "800.1.13", true, true};
    schedule_.named["800.1.13"] = {"800.1.13", "Administrasi Perseorangan", "800.1", false, true, true};
    const auto from = open(clerk_, "Kenaikan pangkat"), brief = open(clerk_, "Undangan", "", "600.2");
    const auto personal = open(clerk_, "Pegawai", "", "800.1.13.1");
    cabinet_->file(as(clerk_), from, letter("SK", AccessClass::ordinary, everybody));
    const auto moved = [&](DossierId to) {
        return fault_of([&] { tell(archivist_, from, 1, Exception::Kind::moved, to.text()); });
    };
    EXPECT_EQ(moved(brief), "archive.fault.kept_shorter");
    tell(archivist_, from, 1, Exception::Kind::permanent);
    EXPECT_EQ(moved(personal), "archive.fault.less_permanent") << "told to be kept for ever it stays so";
    EXPECT_EQ(fault_of([&] { tell(archivist_, from, 1, Exception::Kind::none); }), "archive.fault.lesser_permanent");
    second(archivist_, cabinet_->ask_lesser(as(archivist_), from, word(1, Exception::Kind::none)));
    EXPECT_EQ(moved(personal), "") << "the rule says so";
}

TEST_P(CabinetService, years_a_committee_added_are_not_lost_by_moving_an_item_out) {
    const auto everybody = std::set{head_, clerk_, archivist_, drafter_, signer_};
    schedule_.rule("600.1", 2, 3, Fate::keep);
    schedule_.rule("600.4", 1, 1, Fate::review);
    schedule_.rule("600.5", 5, 5, Fate::review);
    const auto from = open(clerk_, "Kerja sama", "", "600.4"), other = open(clerk_, "Perjanjian", "", "600.5");
    const auto kept = open(clerk_, "Sejarah kota", "", "600.1");
    cabinet_->file(as(clerk_), from, letter("Nota kesepahaman", AccessClass::ordinary, everybody));
    cabinet_->close(as(clerk_), from, parse_date("2020-06-01"));
    Judgement longer{Judgement::Verdict::extend, 5, parse_date("2020-06-01"), "Penilaian kembali 3/2026", "Masih dipakai"};
    place_->db().write([&](core::db::Tx& tx) { store::insert(tx, from, longer, clock_.now(), "Panitia"); });
    const auto moved = [&](DossierId to) {
        return fault_of([&] { tell(archivist_, from, 1, Exception::Kind::moved, to.text()); });
    };
    EXPECT_EQ(moved(other), "archive.fault.extended");
    EXPECT_EQ(moved(kept), "");
}

TEST_P(CabinetService, a_wrong_filing_put_right_teaches_what_an_exception_of_the_rule_does_not) {
    const auto everybody = std::set{head_, clerk_, archivist_, drafter_, signer_};
    schedule_.rule("600.3", 5, 5, Fate::destroy);
    const auto wrong = open(clerk_, "Belanja", "", "600.3"), right = open(clerk_, "Pendapatan", "", "600.3");
    const auto excepts = open(clerk_, "Pangkat");
    const auto filed = letter("Setoran pajak", AccessClass::ordinary, everybody);
    cabinet_->file(as(clerk_), wrong, filed);
    cabinet_->file(as(clerk_), excepts, letter("Keputusan pangkat", AccessClass::ordinary, everybody));
    const auto chosen = [&](DossierId id) {
        return place_->db().read([&](core::db::Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM archive_choice WHERE dossier_id = ?", {id});
        });
    };
    tell(archivist_, wrong, 1, Exception::Kind::moved, right.text());
    EXPECT_EQ(chosen(wrong), 0);
    EXPECT_EQ(chosen(right), 1);
    EXPECT_EQ(place_->db().read([&](core::db::Tx& tx) {
        return tx.count("SELECT COUNT(*) FROM archive_choice WHERE dossier_id = ? AND proposed_id = ?", {right, wrong});
    }), 1) << "the wrong one counts against itself";
    tell(archivist_, excepts, 1, Exception::Kind::moved, right.text());
    EXPECT_EQ(chosen(excepts), 1) << "it was filed rightly";
}

TEST_P(CabinetService, what_another_archive_handed_over_moves_like_any_other_item) {
    const auto from = take(arrived(nullptr));
    const auto to = open(archivist_, "Berkas perseorangan");
    tell(archivist_, from, 1, Exception::Kind::moved, to.text());
    EXPECT_NE(words_of(to).find("Keputusan lama"), std::string::npos);
}

TEST_P(CabinetService, paper_that_moves_stays_with_those_who_knew_of_it) {
    Paper paper;
    paper.title = "Sandi brankas";
    paper.date = parse_date("2020-02-01");
    paper.access = "rahasia";
    const auto from = open(archivist_, "Kas daerah"), to = open(clerk_, "Kas terbatas", "terbatas");
    cabinet_->register_paper(as(archivist_), from, paper);
    const auto found = index_.documents.at(from.text());
    EXPECT_EQ(std::pair(found.date, found.until), std::pair(paper.date, std::optional(paper.date)))
        << "sought by the day of its paper";
    tell(archivist_, from, 1, Exception::Kind::moved, to.text());
    EXPECT_EQ(index_.documents.at(from.text()).date, now(from).opened) << "empty, by the day it was opened";
    EXPECT_EQ(now(to).access, AccessClass::secret);
    EXPECT_FALSE(sees(clerk_, to)) << "who opened the other never knew of it";
    EXPECT_TRUE(sees(head_, to)) << "nobody knew of both: the head answers for it";
}

TEST_P(CabinetService, a_limited_dossier_is_known_to_all_who_may_read_its_letters) {
    const auto id = open(clerk_, "Penilaian pegawai", "terbatas");
    const auto those = std::set{head_, clerk_, archivist_, drafter_, signer_};
    const auto one = letter("Nilai semester satu", AccessClass::limited, those);
    cabinet_->file(as(clerk_), id, one);
    EXPECT_TRUE(sees(head_, id) && sees(drafter_, id)) << "not only to who opened it";
    const auto two = letter("Nilai semester dua", AccessClass::limited, {head_, clerk_, archivist_, signer_});
    cabinet_->file(as(clerk_), id, two);
    EXPECT_TRUE(sees(head_, id) && sees(signer_, id));
    EXPECT_FALSE(sees(drafter_, id)) << "he may not read the second";
    raise(one, AccessClass::secret, {drafter_, signer_});
    EXPECT_TRUE(sees(signer_, id)) << "named on both";
    EXPECT_FALSE(sees(head_, id) || sees(clerk_, id) || sees(archivist_, id) || sees(drafter_, id));
}

TEST_P(CabinetService, a_dossier_whose_letters_leave_no_reader_is_answered_for_by_the_head) {
    const auto id = open(clerk_, "Penilaian pegawai", "terbatas");
    const auto one = letter("Nilai", AccessClass::limited, {clerk_, drafter_}), two = letter("Sanksi", AccessClass::limited, {clerk_, signer_});
    cabinet_->file(as(clerk_), id, one);
    cabinet_->file(as(clerk_), id, two);
    raise(one, AccessClass::secret, {drafter_});
    raise(two, AccessClass::secret, {signer_});
    EXPECT_TRUE(sees(head_, id));
    EXPECT_FALSE(sees(drafter_, id) || sees(signer_, id) || sees(clerk_, id));
}

TEST_P(CabinetService, what_nobody_could_find_is_found_again_by_night) {
    const auto id = open(clerk_, "Sandi", "rahasia"), known = open(clerk_, "Kas", "rahasia"), plain = open(clerk_, "Buku tamu");
    cabinet_->file(as(clerk_), id, letter("Sandi lama", AccessClass::secret, {clerk_, signer_}));
    nobody_reads(id);
    EXPECT_FALSE(sees(signer_, id));
    cabinet_->find_lost(house());
    EXPECT_TRUE(sees(signer_, id));
    EXPECT_FALSE(sees(head_, id) || sees(head_, known)) << "others stay as they are";
    EXPECT_TRUE(sees(head_, plain));
    const auto& readers = index_.documents.at(id.text()).readers;
    EXPECT_EQ(std::count(readers.begin(), readers.end(), "seat:" + signer_.text()), 1) << "search, too";
}

TEST_P(CabinetService, words_of_a_moved_letter_stand_where_it_stands_and_are_gone_with_it) {
    const auto subject = letter("Keputusan rahasia dapur", AccessClass::ordinary, {clerk_, archivist_});
    const auto from = open(clerk_, "Surat keluar"), to = open(clerk_, "Berkas perseorangan");
    cabinet_->file(as(clerk_), from, subject);
    cabinet_->file(as(clerk_), from, letter("Undangan", AccessClass::ordinary, {clerk_}));
    tell(archivist_, from, 1, Exception::Kind::moved, to.text());
    EXPECT_EQ(words_of(from).find("dapur"), std::string::npos);
    EXPECT_NE(words_of(from).find("Undangan"), std::string::npos);
    EXPECT_NE(words_of(to).find("dapur"), std::string::npos);
    EXPECT_EQ(choices(), 2);
    destroy(to);
    EXPECT_EQ(words_of(to).find("dapur"), std::string::npos);
    EXPECT_EQ(choices(), 1) << "what filing it taught is gone with it";
    destroy(from);
    EXPECT_EQ(choices(), 0);
}

TEST_P(CabinetService, a_second_merger_takes_along_what_came_by_the_first) {
    const auto plain = open(clerk_, "Buku tamu"), secret = open(clerk_, "Sandi", "rahasia");
    end(office_, merged_);
    EXPECT_TRUE(sees(heirs_, plain) && sees(chief_, secret));
    end(merged_, last_);
    EXPECT_TRUE(sees(later_, plain));
    EXPECT_TRUE(sees(director_, secret)) << "its heads answer for secret ones";
    const auto chain = place_->db().read([&](core::db::Tx& tx) { return store::chain(tx, plain); });
    ASSERT_EQ(chain.size(), 2u) << "each hand is told, once";
    EXPECT_EQ(chain[1].unit, last_);
    const auto& readers = index_.documents.at(plain.text()).readers;
    EXPECT_TRUE(std::count(readers.begin(), readers.end(), "book:" + last_.text())) << "and finds it";
}

TEST_P(CabinetService, exceptions_gone_through_are_to_be_gone_through_again_when_something_comes_in) {
    const auto those = std::set{clerk_, archivist_};
    const auto id = open(clerk_, "Kenaikan pangkat"), other = open(clerk_, "Lain-lain");
    cabinet_->file(as(clerk_), id, letter("Usul", AccessClass::ordinary, those));
    cabinet_->file(as(clerk_), other, letter("Petikan", AccessClass::ordinary, those));
    const auto settle = [&] {
        tell(archivist_, id, 0, Exception::Kind::settled);
        EXPECT_TRUE(settled_now(id));
    };
    settle();
    cabinet_->file(as(clerk_), id, letter("Surat keputusan", AccessClass::ordinary, those));
    EXPECT_FALSE(settled_now(id));
    settle();
    Paper paper;
    paper.title = "Lampiran";
    paper.date = parse_date("2020-02-01");
    cabinet_->register_paper(as(clerk_), id, paper);
    EXPECT_FALSE(settled_now(id));
    settle();
    tell(archivist_, other, 1, Exception::Kind::moved, id.text());
    EXPECT_FALSE(settled_now(id));
    const auto handed = take(arrived(nullptr));
    tell(archivist_, handed, 0, Exception::Kind::settled);
    auto more = arrived(nullptr);
    more.items.front().subject = "letter:y";
    more.items.front().number = 2;
    take(more);
    EXPECT_FALSE(settled_now(handed));
    settle();
    cabinet_->close(as(clerk_), id, parse_date("2020-06-01"));
    EXPECT_TRUE(cabinet_->whole(as(archivist_), id).term.whole);
    cabinet_->reopen(as(archivist_), id, "Ada susulan");
    cabinet_->file(as(clerk_), id, letter("Keputusan susulan", AccessClass::ordinary, those));
    cabinet_->close(as(clerk_), id, parse_date("2020-06-01"));
    EXPECT_FALSE(cabinet_->whole(as(archivist_), id).term.whole) << "not to be destroyed with the decree inside";
}

TEST_P(CabinetService, a_dossier_ends_with_its_last_letter_at_the_earliest) {
    const auto id = open(clerk_, "Kenaikan pangkat");
    cabinet_->file(as(clerk_), id, letter("Usul", AccessClass::ordinary, {clerk_}, "2020-06-01"));
    cabinet_->close(as(clerk_), id, parse_date("2020-06-01"));
    today("2026-03-01");
    cabinet_->reopen(as(archivist_), id, "Ada susulan");
    cabinet_->file(as(clerk_), id, letter("Keputusan", AccessClass::ordinary, {clerk_}, "2026-02-01"));
    EXPECT_EQ(fault_of([&] { cabinet_->continue_volume(as(clerk_), id, parse_date("2020-06-02")); }), "archive.fault.close_early");
    cabinet_->continue_volume(as(clerk_), id, parse_date("2026-02-01"));
    EXPECT_EQ(fault_of([&] { cabinet_->close(as(clerk_), id, parse_date("2020-06-02")); }), "archive.fault.close_early");
    cabinet_->file(as(clerk_), id, letter("Undangan bulan depan", AccessClass::ordinary, {clerk_}, "2026-04-01"));
    EXPECT_EQ(fault_of([&] { cabinet_->close(as(clerk_), id, parse_date("2026-02-28")); }), "archive.fault.close_early");
    cabinet_->close(as(clerk_), id, parse_date("2026-03-01"));
    EXPECT_EQ(now(id).closed, parse_date("2026-03-01")) << "one dated ahead holds nothing up";
    EXPECT_EQ(fault_of([&] { take(arrived("2019-05-04")); }), "archive.handed.closed_early");
    EXPECT_EQ(now(take(arrived("2019-05-05"))).closed, parse_date("2019-05-05"));
    auto map = arrived("2019-05-04");
    map.source = "kota:2", map.items.front().subject = "letter:map", map.items.front().dated = undated;
    EXPECT_EQ(now(take(map)).closed, parse_date("2019-05-04")) << "what bears no date holds nothing up there either";
}

TEST_P(CabinetService, an_event_of_a_fiscal_year_is_answered_for_by_the_heir_once_its_teller_is_gone) {
    Event event;
    event.fiscal_year = 2019;
    event.by = archivist_;
    const auto answers = [&](core::PositionId who) {
        return place_->db().read([&](core::db::Tx& tx) { return subjects_.answers_for(tx, as(who).actor, event); });
    };
    EXPECT_TRUE(answers(archivist_));
    EXPECT_FALSE(answers(clerk_) || answers(heirs_));
    end(office_, merged_);
    EXPECT_TRUE(answers(heirs_));
    EXPECT_FALSE(answers(later_));
    end(merged_, last_);
    EXPECT_TRUE(answers(later_)) << "whoever has its archive now";
}

TEST_P(CabinetService, a_stub_takes_no_mark) {
    const auto id = open(archivist_, "Sertifikat tanah");
    const auto mark = vital(id);
    cabinet_->mark(as(archivist_), mark);
    cabinet_->unmark(as(archivist_), id, Mark::Kind::vital, "Salah");
    destroy(id);
    EXPECT_EQ(fault_of([&] { cabinet_->mark(as(archivist_), mark); }), "archive.obstacle.gone");
}

TEST_P(CabinetService, a_mark_made_while_it_is_destroyed_is_refused_and_not_lost) {
    const auto id = open(archivist_, "Sertifikat tanah");
    std::string marked;
    amid(
        [&](core::db::Tx& tx) {
            cabinet_->take(tx, id);
            EXPECT_TRUE(cabinet_->obstacles(tx, house(), id, Deed::destroy).empty());
            cabinet_->erase(tx, house(), id, "BA 1/2026");
        },
        [&] { cabinet_->mark(as(archivist_), vital(id)); }, marked);
    EXPECT_EQ(marked, "archive.obstacle.gone");
}

TEST_P(CabinetService, whoever_passes_the_gate_waits_for_who_has_the_dossier) {
    const auto id = open(archivist_, "Sertifikat tanah");
    std::string filed;
    amid([&](core::db::Tx& tx) { cabinet_->engage(tx, house(), id, Process::destruction, "proposal:1"); },
         [&] {
             place_->db().write([&](core::db::Tx& tx) { cabinet_->pass(tx, as(archivist_), id, Deed::lend); });
         },
         filed);
    EXPECT_EQ(filed, "archive.obstacle.proposed");
}

TEST_P(CabinetService, a_place_told_while_the_class_rises_does_not_undo_it_in_the_index) {
    const auto id = open(clerk_, "Hukuman");
    const auto subject = letter("Teguran", AccessClass::ordinary, {clerk_, signer_});
    cabinet_->file(as(clerk_), id, subject);
    const auto at = LetterId::parse(subject.substr(7));
    std::string placed;
    amid(
        [&](core::db::Tx& tx) {
            mail_.sent[at].access = AccessClass::secret;
            cabinet_->reclassified(tx, house(), {subject, AccessClass::ordinary, AccessClass::secret});
        },
        [&] { place_->db().write([&](core::db::Tx& tx) { cabinet_->set_place(tx, id, "Rak 3 / Kotak 7", "Kotak 7"); }); }, placed);
    EXPECT_EQ(placed, "");
    const auto& document = index_.documents.at(id.text());
    EXPECT_EQ(document.location, "Rak 3 / Kotak 7");
    EXPECT_EQ(now(id).box, "Kotak 7");
    EXPECT_EQ(document.access, "rahasia");
    EXPECT_EQ(document.readers.size(), 2u) << "those of the letter and nobody else";
}

NASKAH_ON_BOTH_DATABASES(CabinetService);

}  // namespace
}  // namespace archive
