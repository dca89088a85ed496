// SPDX-License-Identifier: Apache-2.0
#include "tests/support/office.h"

#include <fstream>
#include <map>
#include <stdexcept>
#include <vector>

#include "core/base/clock.h"
#include "core/base/text.h"

namespace tests {
namespace {

using Line = std::map<std::string, std::string>;

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

std::vector<Line> table(const std::string& name) {
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

}  // namespace

std::string login_of(const std::string& position_code) {
    const std::string today = core::iso(core::date_of(core::SystemClock().now(), core::Zone::wib));
    std::string person, kind;
    for (const Line& line : table("penugasan.csv")) {
        const bool now = line.at("dari") <= today && (line.at("sampai").empty() || today <= line.at("sampai"));
        if (line.at("jabatan") != position_code || !now) continue;
        if (person.empty() || (kind == "definitif" && line.at("jenis") != "definitif")) {
            person = line.at("nip");
            kind = line.at("jenis");
        }
    }
    for (const Line& line : table("pegawai.csv"))
        if (line.at("nip") == person) return line.at("akun");
    throw std::runtime_error("nobody holds " + position_code);
}

}  // namespace tests
