// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/week_play.h"

namespace week {
namespace {

const std::vector<std::string> matters{"Permohonan data stunting tingkat kelurahan",
                                       "Undangan rapat koordinasi pengendalian inflasi daerah",
                                       "Permintaan narasumber sosialisasi perpajakan",
                                       "Penyampaian hasil pemeriksaan kinerja",
                                       "Pengaduan warga tentang saluran air di Jalan Melati",
                                       "Permohonan rekomendasi kegiatan kepemudaan",
                                       "Konfirmasi penyerahan aset peralatan kantor",
                                       "Pemberitahuan pemadaman listrik terjadwal",
                                       "Permintaan laporan realisasi triwulan ketiga",
                                       "Usul perbaikan trotoar di sekitar pasar"};
const std::vector<std::string> senders{
    "Badan Pusat Statistik Provinsi", "PT Listrik Contoh",
    "Ombudsman Perwakilan Contoh",    "Universitas Contoh Negeri",
    "Forum Warga Kelurahan Contoh",   "Kantor Wilayah Kementerian Contoh"};

}  // namespace

void good(const Reply& reply, const std::string& what) {
    ASSERT_LT(reply.status, 300) << what << ": "
                                 << (reply.json.contains("faults") ? reply.json["faults"].dump()
                                                                   : reply.text().substr(0, 600));
    ASSERT_GT(reply.status, 0);
}

void Week::arrives(int number) {
    const auto& office =
        town->offices[static_cast<std::size_t>(pick(static_cast<int>(town->offices.size())))];
    const char* urgency = chance(70) ? "biasa" : chance(70) ? "segera" : "sangat_segera";
    const auto date = date_of(town->now());
    const auto& matter = matters[static_cast<std::size_t>(number) % matters.size()];
    const Reply made =
        as(office.clerk)
            .upload(api,
                    {{"sender", senders[static_cast<std::size_t>(number) % senders.size()]},
                     {"number", "B/" + std::to_string(number) + "/XI"},
                     {"date", date},
                     {"received", date},
                     {"subject", matter + " " + std::to_string(number)},
                     {"access", chance(85) ? "biasa" : "terbatas"},
                     {"urgency", urgency},
                     {"position", town->id_of(office.head)},
                     {"confirmed", "1"}},  // the scans are alike
                    "surat.pdf", papers[static_cast<std::size_t>(number) % papers.size()]);
    ASSERT_NO_FATAL_FAILURE(good(made, "register"));
    Letter one;
    one.id = made.json.at("id");
    one.book = office.unit;
    one.position = office.head;
    one.urgency = urgency;
    one.agenda = std::stoi(made.json.at("agenda").get<std::string>());
    auto& next = next_agenda.try_emplace(office.unit, one.agenda).first->second;
    EXPECT_EQ(one.agenda, next++) << "the book of " << office.unit;
    model.letters[one.id] = one;
    settle(one.id);
    if (chance(92)) later(10 + pick(700), [this, id = one.id] { read(id); });
}

void Week::read(const std::string& id) {
    auto& one = letter(id);
    ASSERT_NO_FATAL_FAILURE(good(as(one.position).post(api + "/" + id + "/read"), "read"));
    one.state = "read";
    settle(id);
    if (chance(4)) return later(5 + pick(60), [this, id] { send_on(id); });
    if (chance(10)) return later(5 + pick(200), [this, id] { try_close(id); });
    if (chance(90)) later(3 + pick(300), [this, id] { dispose(id, letter(id).position); });
}

std::vector<std::string> Week::below(const std::string& id, const std::string& giver) {
    auto& all = receivers[giver];
    if (all.empty()) {
        const Reply reply = as(giver).get(api + "/" + id + "/receivers");
        if (reply.status == 403) return {};  // staff instruct nobody
        for (const auto& each : reply.json.at("receivers"))
            if (const std::string other = each.at("position");
                town->knows(other) && !town->acting(town->code_of(other)).empty())
                all.push_back(town->code_of(other));
    }
    auto some = all;
    const auto& one = letter(id);
    std::erase_if(some, [&](const auto& each) {  // who has it already
        return each == one.position ||
               std::any_of(one.branches.begin(), one.branches.end(),
                           [&](const auto& branch) { return branch.holder == each; });
    });
    std::shuffle(some.begin(), some.end(), random);
    some.resize(std::min<std::size_t>(some.size(), static_cast<std::size_t>(1 + pick(3))));
    return some;
}

void Week::dispose(const std::string& id,
                   std::string giver) {  // a copy: branches move when one is added
    if (letter(id).over()) return;
    const auto to = below(id, giver);
    if (to.empty()) return;
    Json wish{{"to", Json::array()},
              {"instructions", {"siapkan_jawaban"}},
              {"note", "Mohon ditindaklanjuti."}};
    for (const auto& each : to) wish["to"].push_back(town->id_of(each));
    wish["responsible"] = wish["to"][0];
    if (to.size() > 1 && chance(30)) {
        wish["informed"] = {wish["to"].back()};
        wish["to"].erase(wish["to"].size() - 1);
    }
    std::string due;
    if (chance(60)) {
        const int days = 1 + pick(5);
        wish["due_days"] = days;
        due = model.hours.after_days(town->now(), days);
    }
    const Reply reply = as(giver).post(api + "/" + id + "/dispose", wish);
    ASSERT_NO_FATAL_FAILURE(good(reply, giver + " disposes " + wish.dump()));
    auto& one = letter(id);
    if (one.position == giver) one.state = "disposed";
    note(id, reply, giver, due);
}

void Week::note(const std::string& id, const Reply& reply, const std::string& giver,
                const std::string& due) {
    auto& one = letter(id);
    std::vector<std::string> made;
    for (const auto& disposition : reply.json.at("dispositions"))
        for (const auto& each : disposition.at("branches")) {
            const std::string branch = each.at("id"), holder = town->code_of(each.at("position"));
            if (std::any_of(one.branches.begin(), one.branches.end(),
                            [&](const auto& known) { return known.id == branch; }))
                continue;
            EXPECT_EQ(town->code_of(disposition.at("giver")), giver);
            EXPECT_EQ(each.at("due").is_null() ? "" : each.at("due").get<std::string>(),
                      each.at("part") == "informed" ? each.at("due").is_null() ? "" : due : due);
            one.branches.push_back(
                {branch, giver, holder, "sent", each.at("part") == "informed", due, !each.at("taken_from").is_null()});
            made.push_back(branch);
        }
    EXPECT_FALSE(made.empty());
    settle(id);
    for (const auto& branch : made)
        if (chance(88)) later(5 + pick(500), [this, id, branch] { follow(id, branch); });
}

void Week::follow(const std::string& id, const std::string& branch) {
    auto& mine = letter(id).branch(branch);
    if (mine.state != "sent") return;
    if (chance(4) && letter(id).state != "closed") {
        const Reply reply = as(mine.giver).post(given + branch + "/withdraw");
        ASSERT_NO_FATAL_FAILURE(good(reply, "withdraw"));
        mine.state = "withdrawn";
        return anew(id);
    }
    ASSERT_NO_FATAL_FAILURE(
        good(as(mine.holder).post(api + "/" + id + "/read"), "read of " + mine.holder));
    // One opening reads all that lies there for the position.
    for (auto& each : letter(id).branches)
        if (each.holder == mine.holder && each.state == "sent") each.state = "read";
    settle(id);
    for (const auto& each : letter(id).branches)
        if (each.holder == mine.holder && each.state == "read" && !each.informed && chance(85))
            later(20 + pick(800), [this, id, one = each.id] { worked(id, one); });
}

void Week::worked(const std::string& id, const std::string& branch) {
    auto& mine = letter(id).branch(branch);
    if (mine.state != "read" || letter(id).over()) return;
    if (chance(5)) {
        ASSERT_NO_FATAL_FAILURE(
            good(as(mine.holder)
                     .post(given + branch + "/decline", {{"reason", "Bukan tugas bidang kami."}}),
                 "decline"));
        mine.state = "declined";
        mine.declined_with = letter(id).branches.size();
        return anew(id);
    }
    if (chance(6)) return forward(id, branch);
    const bool above = chance(25) && mine.holder.find("STAF") == std::string::npos;
    if (above && std::none_of(letter(id).branches.begin(), letter(id).branches.end(),
                              [&](const auto& each) { return each.giver == mine.holder; }))
        dispose(id, mine.holder);
    report(id, branch);
}

void Week::anew(const std::string& id) {
    settle(id);
    if (letter(id).state == "read" && chance(80))
        later(3 + pick(300), [this, id] { dispose(id, letter(id).position); });
}

void Week::forward(const std::string& id, const std::string& branch) {
    const auto holder = letter(id).branch(branch).holder;
    const auto to = below(id, holder);
    if (to.empty()) return;
    const Reply reply =
        as(holder).post(given + branch + "/forward",
                        {{"to", town->id_of(to[0])}, {"note", "Lebih tepat di sini."}});
    ASSERT_NO_FATAL_FAILURE(good(reply, "forward"));
    auto& mine = letter(id).branch(branch);
    mine.state = "forwarded";
    const auto giver = mine.giver, due = mine.due;
    note(id, reply, giver, due);
}

void Week::report(const std::string& id, const std::string& branch) {
    auto& mine = letter(id).branch(branch);
    if (mine.state != "read") return;
    ASSERT_NO_FATAL_FAILURE(
        good(as(mine.holder).post(given + branch + "/report", {{"report", "Sudah dilaksanakan."}}),
             "report"));
    mine.state = "reported";
    settle(id);
    if (chance(80)) later(10 + pick(400), [this, id, branch] { judge(id, branch); });
}

void Week::judge(const std::string& id, const std::string& branch) {
    auto& mine = letter(id).branch(branch);
    if (mine.state != "reported" || letter(id).over()) return;
    if (chance(15)) {
        ASSERT_NO_FATAL_FAILURE(good(as(mine.giver)
                                         .post(given + branch + "/return",
                                               {{"note", "Lengkapi angkanya."}, {"due_days", 2}}),
                                     "return"));
        mine.state = "read";
        mine.due = model.hours.after_days(town->now(), 2);
        settle(id);
        return later(30 + pick(400), [this, id, branch] { report(id, branch); });
    }
    ASSERT_NO_FATAL_FAILURE(good(as(mine.giver).post(given + branch + "/accept"), "accept"));
    mine.state = "accepted";
    settle(id);
    if (chance(60)) later(10 + pick(200), [this, id] { try_close(id); });
}

void Week::try_close(const std::string& id) {
    auto& one = letter(id);
    if (one.over()) return;
    ASSERT_NO_FATAL_FAILURE(
        good(as(one.position).post(api + "/" + id + "/close", {{"note", "Selesai."}}), "close"));
    one.state = "closed";
    for (auto& each : one.branches)
        if (each.state == "sent" || each.state == "read" || each.state == "reported")
            each.state = "lapsed";
    settle(id);
}

// It belongs to another office: the row stays with its note, the other book gets its own number.
void Week::send_on(const std::string& id) {
    auto& one = letter(id);
    const auto& other =
        town->offices[static_cast<std::size_t>(pick(static_cast<int>(town->offices.size())))];
    if (other.unit == one.book) return;
    const Reply reply =
        as(one.position)
            .post(api + "/" + id + "/redirect",
                  {{"position", town->id_of(other.head)}, {"reason", "Urusan instansi tersebut."}});
    ASSERT_NO_FATAL_FAILURE(good(reply, "redirect"));
    one.state = "redirected";
    settle(id);
    Letter moved;
    moved.id = reply.json.at("incoming");
    moved.book = other.unit;
    moved.position = other.head;
    moved.urgency = one.urgency;
    const Reply there = as(other.head).get(api + "/" + moved.id);
    ASSERT_NO_FATAL_FAILURE(good(there, "where it went"));
    moved.agenda = std::stoi(there.json.at("agenda").get<std::string>());
    auto& next = next_agenda.try_emplace(other.unit, moved.agenda).first->second;
    EXPECT_EQ(moved.agenda, next++);
    model.letters[moved.id] = moved;
    settle(moved.id);
    if (chance(90)) later(10 + pick(300), [this, id = moved.id] { read(id); });
}

}  // namespace week
