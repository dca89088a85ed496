// SPDX-License-Identifier: Apache-2.0
#include "intake/domain/letterhead.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace intake {

namespace {

constexpr double head_ends = 0.26;      // of the page
constexpr std::size_t most_lines = 5;

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool figure(char c) { return c >= '0' && c <= '9'; }

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& all) {
    return std::any_of(all.begin(), all.end(), [&](auto each) { return word == canonical(each); });
}

// What stands below the name: where the office is and how it is reached.
bool address_line(const TextLine& line) {
    static constexpr std::array<std::string_view, 17> begins{
        "jalan", "jl", "jln", "telepon", "telp", "telpon", "tlp", "fax", "faksimile", "posel", "email",
        "laman", "website", "kode", "kompleks", "komplek", "gedung"};
    const auto first = canonical(line.words.front().text);
    if (one_of(first, begins)) return true;
    std::size_t figures = 0, all = 0;
    for (const auto& word : line.words)
        for (const char c : word.text) {
            figures += figure(c);
            ++all;
        }
    const auto text = core::text::lower(line.text());
    return figures * 3 > all || text.find('@') != text.npos || text.find("www.") != text.npos ||
           text.find(".go.id") != text.npos;
}

// Where the letter itself begins.
bool body_begins(const TextLine& line) {
    static constexpr std::array<std::string_view, 16> labels{
        "nomor", "no", "sifat", "lampiran", "hal", "perihal", "kepada", "yth", "dari", "tanggal",
        "notadinas", "suratedaran", "surattugas", "undangan", "pengumuman", "suratketerangan"};
    const auto first = canonical(line.words.front().text);
    if (one_of(first, labels)) return true;
    std::string whole;
    for (const auto& word : line.words) whole += canonical(word.text);
    return one_of(whole, labels);
}

bool shouted(const TextLine& line) {
    std::size_t high = 0, low = 0;
    for (const auto& word : line.words)
        for (const char c : word.text) {
            high += upper(c);
            low += lower(c);
        }
    return high >= 3 && high > 3 * low;
}

std::vector<TextLine> head_of(const std::vector<TextLine>& lines) {
    std::vector<TextLine> head;
    for (const auto& line : lines) {
        if (line.top() > head_ends || head.size() == most_lines || body_begins(line)) break;
        if (address_line(line)) {
            if (!head.empty()) break;
            continue;
        }
        const bool small = line.text().size() < 4 || line.confidence() < 20;
        // A name in small letters is taken only where nothing was shouted, e.g. of a firm.
        if (small || (!head.empty() && shouted(head.front()) && !shouted(line))) continue;
        head.push_back(line);
    }
    return head;
}

bool begins(const std::string& text, std::string_view with) {
    const auto words = core::text::split(text, ' ');
    return !words.empty() && alike(canonical(words.front()), canonical(with));
}

bool region(const std::string& text) {
    return begins(text, "KOTA") || begins(text, "KABUPATEN") || begins(text, "PROVINSI");
}

std::string without_first(const std::string& text) {
    const auto space = text.find(' ');
    return space == text.npos ? text : text.substr(space + 1);
}

// From the widest to the narrowest: "Kementerian Keuangan", "Kanwil X" is "Kanwil X, Kementerian Keuangan"; what only
// says where the name above is goes behind it.
std::string name_of(const std::vector<TextLine>& head) {
    std::vector<std::string> parts;
    for (const auto& line : head) {
        const auto text = title_case(line.text());
        if (!parts.empty() && region(text)) parts.back() += " " + text;
        else parts.push_back(text);
    }
    if (parts.size() == 1) return parts.front();
    if (begins(parts.front(), "PEMERINTAH")) {
        auto region_name = without_first(parts.front());
        if (begins(region_name, "DAERAH")) region_name = without_first(region_name);
        const auto narrow = parts[1];
        return core::text::contains_folded(narrow, region_name) ? narrow : narrow + " " + region_name;
    }
    return parts.back() + ", " + parts.front();
}

}  // namespace

std::string title_case(std::string_view shout) {
    static constexpr std::array<std::string_view, 16> kept{"PT", "CV", "UD", "RSUD", "RSU", "RI", "BPS", "BPK", "BPKP",
                                                           "KPU", "PLN", "TNI", "POLRI", "DPRD", "BUMN", "UPTD"};
    static constexpr std::array<std::string_view, 6> small{"DAN", "DI", "KE", "DARI", "UNTUK", "PADA"};
    std::string made;
    for (const auto& word : core::text::split(shout, ' ')) {
        if (word.empty()) continue;
        std::string_view bare = word;
        while (!bare.empty() && !upper(bare.back())) bare.remove_suffix(1);
        const bool roman = bare.size() > 1 && bare.find_first_not_of("IVX") == bare.npos;
        const bool stays = roman || std::find(kept.begin(), kept.end(), bare) != kept.end();
        const bool is_small = !made.empty() && std::find(small.begin(), small.end(), bare) != small.end();
        std::string one = word;
        bool fresh = !is_small;
        for (char& c : one) {
            if (upper(c) && !stays && !fresh) c = static_cast<char>(c - 'A' + 'a');
            fresh = !upper(c) && !lower(c) && c != '\'' && !is_small;
        }
        made += (made.empty() ? "" : " ") + one;
    }
    return made;
}

std::optional<incoming::Suggestion> sender_in(const std::vector<TextLine>& lines) {
    const auto head = head_of(lines);
    if (head.empty()) return std::nullopt;
    incoming::Suggestion found;
    found.field = "sender";
    found.page = head.front().page;
    found.value = found.shown = name_of(head);
    int sum = 0, least = 100;
    for (std::size_t i = 0; i < head.size(); ++i) {
        found.box = i == 0 ? head[i].box() : around(found.box, head[i].box());
        sum += head[i].confidence();
        least = std::min(least, head[i].confidence());
    }
    // A letterhead in capitals is one; other lines on top may be anything.
    const int read = std::min(sum / static_cast<int>(head.size()), least + 20);
    found.confidence = shouted(head.front()) ? read * 95 / 100 : read * 60 / 100;
    return found;
}

}  // namespace intake
