// SPDX-License-Identifier: Apache-2.0
// Dispositions in depth on both databases: parts and own tasks, prepared for the head, second presses, files of
// reports, rules and lists of keepers, printed forms.
#include "incoming/tests/kit.h"

#include "core/pdf/read.h"
#include "core/pdf/write.h"

namespace incoming {
namespace depth_service_test {

class Depth : public IncomingOffice {
  protected:
    IncomingId letter(classification::AccessClass access = classification::AccessClass::ordinary) {
        letters::Issued made;
        made.subject = "Permintaan data kinerja";
        made.access = access;
        clock.pass(std::chrono::seconds(1));   // it stands first in the list
        receive(std::move(made));
        return room->desk.list(as(0), {}).lines.front().id;
    }
    core::PositionId seat(std::size_t who) { return office.all[who].id; }
    static Instructions told(std::vector<core::PositionId> to, std::string note = "Tindak lanjuti") {
        Instructions wish;
        wish.to = std::move(to);
        wish.note = std::move(note);
        if (!wish.to.empty()) wish.responsible = wish.to.front();
        return wish;
    }
    // "" when nothing was wrong, otherwise the key of the error or of its first fault.
    static std::string wrong(const std::function<void()>& act) {
        try {
            act();
            return "";
        } catch (const core::Error& error) {
            return error.faults().empty() ? error.key() : error.faults().front().key;
        }
    }
    Branch branch_of(IncomingId id, std::size_t who) {
        for (const auto& disposition : room->desk.whole(as(0), id).dispositions)
            for (const auto& branch : disposition.branches)
                if (branch.position == seat(who)) return branch;
        throw std::runtime_error("no branch");
    }
    core::Bytes pdf() {
        core::pdf::Paragraph line;
        line.runs = {{"Notula rapat", {}}};
        return core::pdf::write({line}, {}, NASKAH_FONTS).bytes;
    }
};

TEST_P(Depth, parts_order_and_own_tasks_are_kept) {
    const auto id = letter();
    auto wish = told({seat(2), seat(1)});
    wish.responsible = seat(1);
    wish.informed = {seat(4)};
    wish.due_days = 5;
    wish.own[seat(2)] = {{"siapkan_bahan"}, "Bahan paparan saja", {}, 2};
    room->dispose.give(as(0), id, wish);
    const auto all = room->desk.whole(as(0), id).dispositions.front().branches;
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].position, seat(2)) << "in the giver's order";
    EXPECT_EQ(all[0].task, "Bahan paparan saja");
    EXPECT_EQ(all[0].instructions, std::vector<std::string>{"Siapkan bahan rapat"});
    EXPECT_EQ(all[0].due, core::parse_date("2026-11-25")) << "his own";
    EXPECT_EQ(all[1].due, core::parse_date("2026-11-30"));
    EXPECT_EQ(all[1].part(), Part::responsible);
    EXPECT_EQ(all[2].part(), Part::informed);
    EXPECT_FALSE(all[2].due);
    EXPECT_EQ(room->desk.count_given(as(4), ShowGiven::open), 0) << "nothing to do";
    EXPECT_EQ(room->desk.count_given(as(4), ShowGiven::unread), 1);
    EXPECT_EQ(room->desk.list(as(0), {}).lines.front().held, (std::vector<std::string>{"Staf", "Kepala Bagian"}));
}

TEST_P(Depth, what_is_wrong_is_told_with_its_rule) {
    const auto id = letter();
    EXPECT_EQ(wrong([&] { room->dispose.give(as(0), id, told({})); }), "incoming.fault.to");
    EXPECT_EQ(wrong([&] { room->dispose.give(as(0), id, told({seat(1)}, "")); }), "incoming.fault.instructions");
    auto two = told({seat(1), seat(2)});
    two.responsible.reset();
    EXPECT_EQ(wrong([&] { room->dispose.give(as(0), id, two); }), "incoming.fault.responsible");
    auto twice = told({seat(1)});
    twice.informed = {seat(1)};
    EXPECT_EQ(wrong([&] { room->dispose.give(as(0), id, twice); }), "incoming.fault.receiver_twice");
    auto past = told({seat(1)});
    past.due = core::parse_date("2026-11-20");
    EXPECT_EQ(wrong([&] { room->dispose.give(as(0), id, past); }), "incoming.fault.due_past");
    room->dispose.give(as(0), id, told({seat(1)}));
    EXPECT_EQ(wrong([&] { room->dispose.give(as(1), id, told({seat(0)})); }), "incoming.fault.receiver_addressed");
}

TEST_P(Depth, a_secret_goes_to_few_who_are_named) {
    const auto id = letter(classification::AccessClass::secret);
    auto wish = told({seat(1)});
    EXPECT_EQ(wrong([&] { room->dispose.give(as(0), id, wish); }), "incoming.fault.secret_confirm");
    wish.confirmed = true;
    wish.informed = {seat(2)};
    EXPECT_EQ(wrong([&] { room->dispose.give(as(0), id, wish); }), "incoming.fault.secret_informed");
    wish.informed.clear();
    wish.access = classification::AccessClass::limited;
    EXPECT_EQ(wrong([&] { room->dispose.give(as(0), id, wish); }), "incoming.fault.access_lower");
    wish.access.reset();
    room->dispose.give(as(0), id, wish);
    EXPECT_EQ(wrong([&] { room->dispose.forward(as(1), branch_of(id, 1).id, seat(2), "x"); }),
              "incoming.error.forward_secret");
}

TEST_P(Depth, the_second_press_changes_nothing) {
    const auto id = letter();
    auto wish = told({seat(1)});
    wish.press = core::Uuid::make(clock.now());
    const auto first = room->dispose.give(as(0), id, wish);
    EXPECT_EQ(room->dispose.give(as(0), id, wish), first);
    EXPECT_EQ(room->desk.whole(as(0), id).dispositions.size(), 1u);
    const auto branch = branch_of(id, 1).id;
    room->dispose.report(as(1), branch, "Sudah");
    room->dispose.report(as(1), branch, "Sudah");
    EXPECT_EQ(wrong([&] { room->dispose.report(as(1), branch, "Lain"); }), "incoming.error.move.reported");
    room->dispose.accept(as(0), branch);
    room->dispose.accept(as(0), branch);
    std::map<std::string, int> acts;
    for (const auto& entry : room->desk.whole(as(0), id).trail) ++acts[entry.act];
    EXPECT_EQ(acts["incoming.disposed"], 1);
    EXPECT_EQ(acts["incoming.reported"], 1);
    EXPECT_EQ(acts["incoming.accepted"], 1);
}

TEST_P(Depth, the_clerk_prepares_and_the_head_gives) {
    const auto id = letter();
    EXPECT_EQ(wrong([&] { room->dispose.give(as(3), id, told({seat(1)})); }), "core.error.forbidden")
        << "the clerk never gives";
    EXPECT_NE(wrong([&] { room->dispose.prepare(as(2), id, told({seat(1)})); }), "") << "nor does staff prepare";
    EXPECT_EQ(wrong([&] { room->dispose.prepare(as(3), id, told({})); }), "incoming.fault.to");
    room->dispose.prepare(as(3), id, told({seat(2), seat(1)}, "Siapkan jawaban"));
    EXPECT_TRUE(room->desk.whole(as(0), id).prepared);
    EXPECT_EQ(room->desk.whole(as(0), id).entry.state, EntryState::unread) << "nothing is given yet";
    EXPECT_EQ(room->desk.count_given(as(1), ShowGiven::open), 0);
    room->dispose.give_prepared(as(0), id, false);
    const auto whole = room->desk.whole(as(0), id);
    ASSERT_EQ(whole.dispositions.size(), 1u);
    EXPECT_EQ(whole.dispositions[0].giver, seat(0)) << "in the head's name";
    EXPECT_EQ(whole.dispositions[0].prepared_by, "Orang 3, Pencatat");
    EXPECT_FALSE(whole.prepared);
    EXPECT_EQ(wrong([&] { room->dispose.give_prepared(as(0), id, false); }), "incoming.error.nothing_prepared");
}

TEST_P(Depth, a_report_brings_files_and_comes_back_for_more) {
    const auto id = letter();
    room->dispose.give(as(0), id, told({seat(1)}));
    const auto branch = branch_of(id, 1).id;
    const auto file = pdf();
    EXPECT_EQ(wrong([&] { room->dispose.report(as(1), branch, {{"Sudah", 60, {}}, {{"a.txt", "text/plain",
        core::view("x")}}}); }),
              "incoming.fault.file_type");
    for (const auto& nothing : {letters::LetterId::make({1}).text(), std::string("800/9/2026")})
        EXPECT_EQ(wrong([&] { room->dispose.report(as(1), branch, {{"Sudah", 60, {}}, {}, nothing}); }), "incoming.fault.result");
    const auto answer = letters::LetterId::make({2});
    sent.all[answer].number = "800/7/2026";
    sent.seen = true;
    room->dispose.report(as(1), branch, {{"Sudah", 60, {}}, {{"notula.pdf", "application/pdf", file}}, "800/7/2026"});
    EXPECT_EQ(branch_of(id, 1).result, answer) << "named by its number";
    auto whole = room->desk.whole(as(0), id);
    ASSERT_EQ(whole.files.at(branch).size(), 1u);
    EXPECT_EQ(branch_of(id, 1).percent, 60);
    std::string type;
    EXPECT_EQ(room->desk.report_file(as(0), branch, whole.files.at(branch)[0].id, type).bytes, file);
    EXPECT_EQ(type, "application/pdf");
    EXPECT_NE(wrong([&] { room->desk.report_file(as(2), branch, whole.files.at(branch)[0].id, type); }), "")
        << "not for those who may not read the letter";
    room->dispose.give_back(as(0), branch, {"Lengkapi dengan anggaran", {}, 1});
    EXPECT_EQ(branch_of(id, 1).due, core::parse_date("2026-11-24"));
    EXPECT_EQ(branch_of(id, 1).state, BranchState::read);
}

TEST_P(Depth, withdrawn_from_all_who_have_not_read) {
    const auto id = letter();
    const auto given = room->dispose.give(as(0), id, told({seat(1), seat(2), seat(4)}));
    room->dispose.read(as(2), id);
    EXPECT_EQ(wrong([&] { room->dispose.withdraw_all(as(1), id, given); }), "core.error.forbidden");
    EXPECT_EQ(room->dispose.withdraw_all(as(0), id, given), 2u);
    EXPECT_EQ(branch_of(id, 2).state, BranchState::read);
    EXPECT_EQ(branch_of(id, 1).state, BranchState::withdrawn);
    EXPECT_EQ(wrong([&] { room->dispose.withdraw_all(as(0), id, given); }), "incoming.error.all_read");
}

TEST_P(Depth, what_was_declined_or_withdrawn_waits_for_its_giver_again) {
    const auto id = letter();
    const auto state = [&] { return room->desk.whole(as(0), id).entry.state; };
    const auto untreated = [&] { return room->desk.count(as(0), Show::untreated); };
    room->dispose.give(as(0), id, told({seat(1)}));
    EXPECT_EQ(untreated(), 0);
    room->dispose.decline(as(1), branch_of(id, 1).id, "Bukan wilayah kami");
    EXPECT_EQ(state(), EntryState::read);
    EXPECT_EQ(untreated(), 1) << "it is counted";
    const auto whole = room->desk.whole(as(0), id);
    const auto back = turned_down(whole.dispositions, seat(0));
    ASSERT_EQ(back.size(), 1u);
    EXPECT_EQ(back.front()->reason, "Bukan wilayah kami");
    ASSERT_EQ(whole.now.size(), 1u);
    EXPECT_EQ(whole.now.front().position_name, "Sekretaris Daerah");
    clock.pass(std::chrono::seconds(1));
    const auto given = room->dispose.give(as(0), id, told({seat(2)}));
    EXPECT_EQ(state(), EntryState::disposed);
    EXPECT_TRUE(turned_down(room->desk.whole(as(0), id).dispositions, seat(0)).empty()) << "given anew";
    EXPECT_EQ(room->dispose.withdraw_all(as(0), id, given), 1u);
    EXPECT_EQ(state(), EntryState::read);
    clock.pass(std::chrono::seconds(1));
    room->dispose.give(as(0), id, told({seat(1), seat(4)}));
    room->dispose.report(as(4), branch_of(id, 4).id, "Sudah diarsipkan");
    room->dispose.decline(as(1), room->desk.whole(as(1), id).mine->id, "Bukan tugas kami");
    EXPECT_EQ(state(), EntryState::disposed) << "a report waits";
    EXPECT_EQ(room->desk.list(as(0), {}).lines.front().held, std::vector<std::string>{"Sekretaris Daerah"})
        << "for him to whom it was told";
    room->dispose.accept(as(0), branch_of(id, 4).id);
    EXPECT_EQ(state(), EntryState::read) << "half of it nobody did";
    room->dispose.close(as(0), id, "Cukup dari arsiparis.");
    EXPECT_TRUE(room->desk.list(as(0), {}).lines.front().held.empty());
}

TEST_P(Depth, below_the_first_receiver_a_branch_comes_back_to_who_gave_it) {
    const auto id = letter();
    room->dispose.give(as(0), id, told({seat(1)}));
    room->dispose.give(as(1), id, told({seat(2)}));
    room->dispose.decline(as(2), branch_of(id, 2).id, "Bukan tugas kami");
    const auto whole = room->desk.whole(as(0), id);
    EXPECT_EQ(whole.entry.state, EntryState::disposed);
    ASSERT_EQ(whole.now.size(), 1u);
    EXPECT_EQ(whole.now.front().position_name, "Kepala Bagian");
}

TEST_P(Depth, ticked_in_a_list_nothing_unread_is_closed) {
    const auto id = letter();
    const auto close = [&] { room->dispose.close(as(0), id, "Selesai", {}, true); };
    EXPECT_EQ(wrong(close), "incoming.error.close_unread");
    EXPECT_EQ(room->desk.whole(as(0), id).entry.state, EntryState::unread);
    room->dispose.read(as(0), id);
    EXPECT_EQ(wrong(close), "");
    EXPECT_EQ(room->desk.whole(as(0), id).entry.state, EntryState::closed);
}

TEST_P(Depth, dispositions_read_and_not_reported_are_counted_apart_from_the_unread) {
    const auto id = letter();
    room->dispose.give(as(0), id, told({seat(1)}));
    EXPECT_EQ(room->desk.count_given(as(1), ShowGiven::unread), 1);
    EXPECT_EQ(room->desk.count_given(as(1), ShowGiven::untreated), 0) << "as in the mailbox";
    room->dispose.read(as(1), id);
    EXPECT_EQ(room->desk.count_given(as(1), ShowGiven::unread), 0);
    EXPECT_EQ(room->desk.count_given(as(1), ShowGiven::untreated), 1);
    EXPECT_EQ(room->desk.count_given(as(1), ShowGiven::open), 1);
}

TEST_P(Depth, keepers_change_the_list_and_what_was_given_keeps_its_words) {
    const auto id = letter();
    auto wish = told({seat(1)}, "");
    wish.codes = {"hadiri"};
    room->dispose.give(as(0), id, wish);
    auto& keeping = room->keeping;
    keeping.set(as(3), {"hadiri", "Wakili kami", 1, false});
    keeping.set(as(3), {"", "Koordinasikan dengan Satpol PP", {}, false});
    keeping.set(as(3), {"ingatkan", "", {}, true});
    EXPECT_EQ(wrong([&] { keeping.set(as(3), {"", "wakili KAMI", {}, false}); }), "incoming.fault.instruction_twice");
    EXPECT_EQ(wrong([&] { keeping.set(as(3), {"tidak_ada", "x", {}, false}); }), "incoming.fault.instruction");
    const auto list = room->desk.instructions(as(0));
    EXPECT_EQ(list.size(), 18u) << "one more, one retired";
    EXPECT_TRUE(std::any_of(list.begin(), list.end(), [](const auto& each) { return each.name == "Wakili kami"; }));
    EXPECT_TRUE(std::none_of(list.begin(), list.end(), [](const auto& each) { return each.code == "ingatkan"; }));
    EXPECT_EQ(room->desk.whole(as(0), id).dispositions[0].instructions, std::vector<std::string>{"Hadiri/wakili"});
    wish.codes = {"ingatkan"};
    EXPECT_EQ(wrong([&] { room->dispose.give(as(0), id, wish); }), "incoming.fault.instruction") << "retired";
    keeping.set(as(3), {"ingatkan", "", {}, false});
    room->dispose.give(as(0), id, wish);
}

TEST_P(Depth, rules_of_pairs_are_data) {
    const auto id = letter();
    Rule rule;
    rule.giver.kind = "sekda";
    rule.receiver.kind = "administrator";
    rule.allowed = false;
    EXPECT_EQ(wrong([&] { room->keeping.add(as(0), rule); }), "incoming.fault.rule_note");
    rule.note = "Keputusan sekretaris daerah";
    const auto kept = room->keeping.add(as(0), rule);
    EXPECT_EQ(wrong([&] { room->keeping.add(as(0), rule); }), "incoming.fault.rule_twice");
    EXPECT_EQ(wrong([&] { room->dispose.give(as(0), id, told({seat(1)})); }), "incoming.fault.receiver_forbidden");
    for (const auto& each : room->desk.receivers(as(0), id)) EXPECT_NE(each.position, seat(1));
    room->keeping.drop(as(0), kept);
    room->dispose.give(as(0), id, told({seat(1)}));
    EXPECT_EQ(wrong([&] { room->keeping.drop(as(0), kept); }), "incoming.error.not_found");
}

TEST_P(Depth, words_of_a_secret_disposition_stay_with_its_receivers) {
    const auto id = letter();
    auto quiet = told({seat(1)}, "Periksa diam-diam");
    quiet.access = classification::AccessClass::secret;
    quiet.confirmed = true;
    room->dispose.give(as(0), id, quiet);
    room->dispose.give(as(0), id, told({seat(2)}, "Beri tahu warga"));
    room->dispose.report(as(1), branch_of(id, 1).id, {{"Ada temuan", 100, {}}, {{"n.pdf", "application/pdf", pdf()}}});
    const auto seen = room->desk.whole(as(2), id);
    for (const auto& disposition : seen.dispositions)
        if (disposition.access == classification::AccessClass::secret) {
            EXPECT_TRUE(disposition.note.empty());
            EXPECT_TRUE(disposition.branches[0].report.empty());
        }
    EXPECT_TRUE(seen.files.empty());
    for (const auto& entry : seen.trail) {
        EXPECT_EQ(entry.data.dump().find("temuan"), std::string::npos);
        EXPECT_EQ(entry.data.dump().find("diam-diam"), std::string::npos);
    }
    EXPECT_EQ(room->printed_forms.forms(as(2), id).size(), 1u) << "its own only";
    EXPECT_EQ(room->printed_forms.forms(as(0), id).size(), 2u);
    const auto book = room->books.book(as(3), {});
    for (const auto& row : book.rows)
        for (const auto& order : row.orders) EXPECT_EQ(order.find("diam-diam"), std::string::npos);
}

TEST_P(Depth, forms_are_printed_filled_and_blank) {
    const auto id = letter();
    auto wish = told({seat(1), seat(2)}, "Laporkan hasilnya");
    wish.codes = {"hadiri", "monitor"};
    wish.due_days = 3;
    room->dispose.give(as(0), id, wish);
    const auto paper = room->printed_forms.sheets(as(0), id, SheetPaper::half);
    const auto text = core::pdf::text(paper);
    for (const char* words : {"LEMBAR DISPOSISI", "Kepala Bagian", "penanggung jawab", "Hadiri/wakili",
        "Laporkan hasilnya",
                              "26 November 2026", "Orang 0", "Permintaan data kinerja"})
        EXPECT_NE(text.find(words), std::string::npos) << words << " in " << text;
    EXPECT_EQ(core::pdf::inspect(paper).pages, 1);
    EXPECT_EQ(core::pdf::inspect(room->printed_forms.sheets(as(0), id, SheetPaper::two)).pages, 1);
    const auto blank = room->printed_forms.blank(as(3), SheetPaper::two);
    EXPECT_EQ(core::pdf::inspect(blank).pages, 1) << "two on one sheet";
    EXPECT_NE(core::pdf::text(blank).find("Dengan hormat harap"), std::string::npos);
    EXPECT_NE(wrong([&] { room->printed_forms.sheets(as(2), letter(), SheetPaper::half); }), "");
}

NASKAH_ON_BOTH_DATABASES(Depth);

}  // namespace
}  // namespace incoming
