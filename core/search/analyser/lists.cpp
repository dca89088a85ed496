// SPDX-License-Identifier: Apache-2.0
#include "core/search/analyser/lists.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

#include "core/base/bytes.h"
#include "core/base/text.h"
#include "core/plugin/embedded.h"

namespace core::embedded {
extern const core::Embedded search_lists;
}

namespace core::search {
namespace {

using Words = std::vector<std::string_view>;

std::vector<Words> lines_of(std::string_view name) {
    std::vector<Words> lines;
    for (const auto& file : core::embedded::search_lists) {
        if (file.name != name) continue;
        for (std::size_t at = 0; at < file.text.size();) {
            const auto end = std::min(file.text.find('\n', at), file.text.size());
            const auto line = file.text.substr(at, end - at);
            at = end + 1;
            if (line.empty() || line.front() == '#') continue;
            Words words;
            for (std::size_t from = 0; from < line.size();) {
                const auto blank = std::min(line.find(' ', from), line.size());
                if (blank > from) words.push_back(line.substr(from, blank - from));
                from = blank + 1;
            }
            if (!words.empty()) lines.push_back(std::move(words));
        }
        return lines;
    }
    throw std::logic_error("no word list " + std::string(name));
}

using Set = std::unordered_set<std::string_view>;

Set set_of(std::string_view name) {
    Set set;
    for (const auto& line : lines_of(name)) set.insert(line.begin(), line.end());
    return set;
}

const Set& roots() {
    static const auto set = [] {
        static const auto whole = [] {
            std::vector<std::string> all;
            for (const auto& words : joined()) all.push_back(core::text::join(words, ""));
            return all;
        }();
        Set all = set_of("roots.txt");
        all.insert(whole.begin(), whole.end());
        return all;
    }();
    return set;
}

const std::unordered_map<std::string_view, std::string_view>& variants() {
    static const auto map = [] {
        std::unordered_map<std::string_view, std::string_view> made;
        for (const auto& line : lines_of("variants.txt"))
            for (const auto word : line) made.try_emplace(word, line.front());
        return made;
    }();
    return map;
}

}  // namespace

bool is_root(std::string_view word) { return roots().contains(word) || variants().contains(word); }

std::vector<std::string> roots_where(const std::function<bool(std::string_view)>& passes) {
    std::vector<std::string> found;
    for (const auto root : roots())
        if (passes(root)) found.emplace_back(root);
    for (const auto& [spelling, _] : variants())
        if (!roots().contains(spelling) && passes(spelling)) found.emplace_back(spelling);
    std::sort(found.begin(), found.end());
    return found;
}

std::string_view kept_spelling(std::string_view word) {
    const auto found = variants().find(word);
    return found == variants().end() ? word : found->second;
}

bool is_title(std::string_view written) {
    static const Set titles = set_of("titles.txt");
    return titles.contains(written);
}

bool is_stop_word(std::string_view folded) {
    static const Set words = set_of("stopwords.txt");
    return words.contains(folded);
}

const std::vector<std::vector<std::string>>& joined() {
    static const auto list = [] {
        std::vector<std::vector<std::string>> made;
        for (const auto& line : lines_of("joined.txt")) made.emplace_back(line.begin(), line.end());
        return made;
    }();
    return list;
}

const std::vector<std::pair<std::string, std::vector<std::string>>>& acronyms() {
    static const auto list = [] {
        std::vector<std::pair<std::string, std::vector<std::string>>> made;
        for (const auto& line : lines_of("acronyms.txt"))
            made.emplace_back(line.front(), std::vector<std::string>(line.begin() + 1, line.end()));
        return made;
    }();
    return list;
}

std::string lists_name() {
    std::string all;
    for (const auto& file : core::embedded::search_lists) all += file.text;
    return sha256(all).hex().substr(0, 12);
}

}  // namespace core::search
