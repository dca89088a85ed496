// SPDX-License-Identifier: Apache-2.0
#include "tests/support/office.h"

#include <fstream>
#include <map>
#include <stdexcept>
#include <vector>

#include "core/base/file.h"

namespace tests {
namespace {

std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (char c : line) {
        if (c == '"') quoted = !quoted;
        else if (c == ',' && !quoted) cells.emplace_back();
        else if (c != '\r') cells.back() += c;
    }
    return cells;
}

}  // namespace

std::vector<Line> demo_table(const std::string& name) {
    std::ifstream file(std::string(NASKAH_SOURCE "/packaging/demo/") + name);
    std::string text;
    std::getline(file, text);
    const auto head = cells(text);
    std::vector<Line> lines;
    while (std::getline(file, text)) {
        const auto values = cells(text);
        Line line;
        for (std::size_t i = 0; i < head.size() && i < values.size(); ++i) line[head[i]] = values[i];
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string login_of(const std::string& position_code) {
    const std::string day = core::iso(today());
    std::string person, kind;
    for (const Line& line : demo_table("penugasan.csv")) {
        const bool now = line.at("dari") <= day && (line.at("sampai").empty() || day <= line.at("sampai"));
        if (line.at("jabatan") != position_code || !now) continue;
        if (person.empty() || (kind == "definitif" && line.at("jenis") != "definitif")) {
            person = line.at("nip");
            kind = line.at("jenis");
        }
    }
    for (const Line& line : demo_table("pegawai.csv"))
        if (line.at("nip") == person || line.at("akun") == person) return line.at("akun");
    throw std::runtime_error("nobody holds " + position_code);
}

core::Date today() { return core::date_of(core::SystemClock().now(), core::Zone::wib); }

core::Date working_days_after(core::Date day, int count) {
    const auto off = core::read_text(NASKAH_SOURCE "/plugins/deadlines/migrations/0001_deadlines.sql").value_or("");
    if (off.find("('2026-12-25'") == std::string::npos) throw std::runtime_error("the days off stand elsewhere now");
    while (count > 0) {
        day = core::add_days(day, 1);
        const std::chrono::weekday which{std::chrono::sys_days(day)};
        if (which == std::chrono::Saturday || which == std::chrono::Sunday) continue;
        if (off.find("('" + core::iso(day) + "'") == std::string::npos) --count;
    }
    return day;
}

}  // namespace tests
