// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/week_city.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/flow/clock/page.h"
#include "tests/support/office.h"

namespace week {
namespace fs = std::filesystem;

namespace {

constexpr const char* library = NASKAH_BUILD "/tests/clock.so";
constexpr const char* head_of_appointments = "nip,jabatan,jenis,nomor_sk,tanggal_sk,dari,sampai\n";
constexpr int wanted_units = 130, wanted_people = 1500;

}  // namespace

Town::Town(core::db::Engine engine, Minute begins)
    : city_(std::make_unique<tests::City>(engine)), now_(begins) {
    const auto clock = server().folder() / "clock";
    clock_ = &set_clock::page(clock.c_str(), true);
    set(begins);
    read_demo();
    fill();
    server().environment("TZ=UTC");
    server().environment(std::string("LD_PRELOAD=") + library);
    server().environment("NASKAH_TEST_CLOCK=" + clock.string());
    server().start();
    learn();
}

void Town::set(Minute now) {
    now_ = now;
    clock_->store(micros_of(now));
}

void Town::import(const std::map<std::string, std::string>& sheets) {
    const auto folder = server().folder() / "sheets";
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const auto& [name, text] : sheets) std::ofstream(folder / (name + ".csv")) << text;
    server().command({"import:organisation", folder.string()});
}

void Town::read_demo() {
    std::map<std::string, std::string> login_of_nip;
    for (const auto& line : tests::demo_table("pegawai.csv")) {
        nip_of[line.at("akun")] = line.at("nip");
        login_of_nip[line.at("nip")] = login_of_nip[line.at("akun")] = line.at("akun");
        ++people;
    }
    for (const auto& line : tests::demo_table("penugasan.csv"))
        terms_[line.at("jabatan")].push_back({login_of_nip.at(line.at("nip")), line.at("jenis"),
                                              line.at("dari"), line.at("sampai")});
    std::map<std::string, bool> own;
    for (const auto& line : tests::demo_table("unit.csv")) {
        own[line.at("kode")] = line.at("mandiri_nomor") == "ya";
        ++units;
    }
    std::map<std::string, std::string> clerks;
    for (const auto& line : tests::demo_table("jabatan.csv")) {
        const auto& roles = line.at("peran");
        if (roles.find("pencatat") != roles.npos) clerks[line.at("unit")] = line.at("kode");
        if (roles.find("pimpinan") != roles.npos)
            unit_head_.try_emplace(line.at("unit"), line.at("kode"));
    }
    for (const auto& [unit, clerk] : clerks)
        if (own[unit] && unit_head_.contains(unit) && !acting(clerk).empty() &&
            !acting(unit_head_[unit]).empty())
            offices.push_back({unit, clerk, unit_head_[unit]});
}

// Units and staff beside those of the demo, up to the size of the real city.
void Town::fill() {
    std::string unit_rows = "kode,nama,jenis,induk,kode_surat,singkatan,mandiri_nomor\n",
                position_rows = "kode,nama,unit,jenis,atasan,peran,dapat_tanda_tangan\n",
                person_rows =
                    "nip,nama,gelar_depan,gelar_belakang,pangkat,golongan,status,surel,akun\n",
                term_rows = head_of_appointments;
    std::vector<std::string> places;
    for (const auto& [unit, head] : unit_head_) {
        const auto code = unit + ".PELAKSANA";
        position_rows += code + ",Pengelola Layanan Operasional " + unit + "," + unit +
                         ",pelaksana," + head + ",staf,tidak\n";
        places.push_back(code);
    }
    for (int i = 1; units < wanted_units; ++i, ++units) {
        const auto code = "UPTD" + std::to_string(i);
        unit_rows += code + ",UPTD Puskesmas Wilayah " + std::to_string(i) + ",uptd,DINKES," +
                     code + "," + code + ",tidak\n";
        position_rows += code + ".STAF,Staf UPTD Puskesmas Wilayah " + std::to_string(i) + "," +
                         code + ",pelaksana," + unit_head_.at("DINKES") + ",staf,tidak\n";
        places.push_back(code + ".STAF");
    }
    for (int i = 0; people < wanted_people; ++i, ++people) {
        const auto number = std::to_string(1000 + i), login = "pegawai." + number;
        const auto nip = "1990010120150" + std::to_string(1 + i % 2) + number;
        nip_of[login] = nip;
        person_rows +=
            nip + ",Pegawai Rekaan " + number + ",,S.AP.,Penata,III/c,pns,," + login + "\n";
        term_rows += nip + "," + places[static_cast<std::size_t>(i) % places.size()] +
                     ",definitif,800.1.3.3/" + number + "/BKPSDMD/2025,2025-01-02,2025-01-02,\n";
    }
    import({{"unit", unit_rows}, {"jabatan", position_rows}, {"pegawai", person_rows}, {
                "penugasan",
                term_rows
            }});
}

// Those of the demo's people lie there; the new ones get theirs as they are asked for.
void Town::read_tokens() {
    std::ifstream file(server().folder() / tests::tokens_name);
    for (std::string login, token; file >> login >> token;) tokens_[login] = token;
}

void Town::learn() {
    read_tokens();
    const auto& keeper = person("admin", "");
    for (const auto& office : offices) {
        const auto found = keeper.get("/api/v1/directory/positions?limit=100&q=" + office.unit);
        for (const auto& each : found.json.at("items")) {
            ids_[each.at("code")] = each.at("id");
            codes_[each.at("id")] = each.at("code");
        }
    }
}

void Town::appoint(const std::vector<std::string>& rows) {
    std::string text = head_of_appointments;
    for (const auto& row : rows) {
        text += row + "\n";
        std::vector<std::string> cells(1);
        for (const char c : row) {
            if (c == ',')
                cells.emplace_back();
            else
                cells.back() += c;
        }
        std::string login;
        for (const auto& [each, nip] : nip_of)
            if (nip == cells[0] || each == cells[0]) login = each;
        auto& all = terms_[cells[1]];
        std::erase_if(all, [&](const Term& term) {
            return term.login == login && term.kind == cells[2] && term.from == cells[5];
        });
        all.push_back({login, cells[2], cells[5], cells[6]});
    }
    import({{ "penugasan", text }});
    callers_.clear();  // seats are others now
}

std::string Town::acting(const std::string& position) const {
    static const std::map<std::string, int> before{
        {"plh", 4}, {"plt", 3}, {"pj", 3}, {"pjs", 3}, {"definitif", 1}};
    const auto at = terms_.find(position);
    if (at == terms_.end()) return {};
    const auto today = date_of(now_);
    const Term* found = nullptr;
    for (const auto& term : at->second)
        if (term.from <= today && (term.until.empty() || today <= term.until) &&
            (found == nullptr || before.at(term.kind) > before.at(found->kind)))
            found = &term;
    return found == nullptr ? std::string() : found->login;
}

void Town::lend(const std::string& position, const std::string& own, Minute from, Minute until) {
    const auto& admin = person("admin", "");
    const auto receiver = admin.get("/api/v1/directory/positions/" + id_of(own)).json.at("holder").at("appointment");
    const auto made = as(position).post("/api/v1/directory/mailbox-grants",
                                        {{"kind", "substitute"},
                                         {"position", id_of(position)},
                                         {"receiver", receiver},
                                         {"acts", {"prepare", "instruct"}},
                                         {"highest", "terbatas"},
                                         {"from", date_of(from)},
                                         {"until", date_of(until)},
                                         {"reason", "dinas_luar"},
                                         {"basis", "800.1.11.1/2/SETDA/2026"}});
    ASSERT_EQ(made.status, 201) << made.json.dump();
    loans_.push_back({position, own, date_of(from), date_of(until), made.json.at("id")});
}

const tests::Caller& Town::as(const std::string& position) {
    const auto today = date_of(now_);
    for (const auto& loan : loans_) {
        if (loan.position != position || today < loan.from || loan.until < today) continue;
        const auto key = loan.seat + " " + position;
        if (const auto found = callers_.find(key); found != callers_.end()) return found->second;
        auto caller = person(acting(loan.own), loan.own);
        caller.act_as(loan.seat);
        return callers_.emplace(key, std::move(caller)).first->second;
    }
    return person(acting(position), position);
}

const tests::Caller& Town::person(const std::string& login, const std::string& position) {
    if (login.empty())
        throw std::runtime_error("nobody acts in " + position + " on " + date_of(now_));
    const auto key = login + " " + position;
    if (const auto found = callers_.find(key); found != callers_.end()) return found->second;
    auto& token = tokens_[login];
    if (token.empty()) {
        server().command({"user:add", login}, std::string(tests::demo_password) + "\n");
        token = server().command({"token:create", login});
        token.erase(token.find_last_not_of('\n') + 1);
    }
    tests::Caller caller(server(), token);
    if (!position.empty()) {
        const auto me = caller.get("/api/v1/me");
        for (const auto& seat : me.json.at("seats"))
            if (seat.at("position") == id_of(position)) caller.act_as(seat.at("appointment"));
    }
    return callers_.emplace(key, std::move(caller)).first->second;
}

}  // namespace week
