// SPDX-License-Identifier: Apache-2.0
// One line at a time; a quoted line belongs to the keyword before it.
#include "core/words/po.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::words {
namespace {

class Reader {
  public:
    explicit Reader(std::string_view name) : name_(name) {}

    void take(std::string_view line) {
        ++at_;
        line = text::trim(line);
        if (line.empty() || line.front() == '#') return;
        if (line.starts_with("msgid ")) {
            if (into_ == Into::key) refuse("msgid without msgstr");
            entries_.push_back({unquote(line.substr(6)), {}, at_});
            into_ = Into::key;
        } else if (line.starts_with("msgstr ")) {
            if (into_ != Into::key) refuse("msgstr without msgid");
            entries_.back().sentence = unquote(line.substr(7));
            into_ = Into::sentence;
        } else if (line.front() == '"') {
            if (into_ == Into::nothing) refuse("text without msgid");
            auto& entry = entries_.back();
            (into_ == Into::key ? entry.key : entry.sentence) += unquote(line);
        } else {
            refuse("unknown line");
        }
    }

    std::vector<Entry> done() {
        if (into_ == Into::key) refuse("msgid without msgstr");
        std::erase_if(entries_, [](const Entry& entry) { return entry.key.empty(); });
        return std::move(entries_);
    }

  private:
    enum class Into { nothing, key, sentence };

    [[noreturn]] void refuse(std::string why) const {
        throw Error(
            Code::internal, "core.error.words",
            {{"file", std::string(name_)}, {"line", std::to_string(at_)}, {"why", std::move(why)}});
    }

    std::string unquote(std::string_view line) const {
        line = text::trim(line);
        if (line.size() < 2 || line.front() != '"' || line.back() != '"') refuse("no quotes");
        line = line.substr(1, line.size() - 2);
        std::string out;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == '"') refuse("quote inside a text");
            if (line[i] != '\\') {
                out += line[i];
                continue;
            }
            if (++i == line.size()) refuse("escape at the end");
            switch (line[i]) {
                case 'n':
                    out += '\n';
                    break;
                case 't':
                    out += '\t';
                    break;
                case '"':
                    out += '"';
                    break;
                case '\\':
                    out += '\\';
                    break;
                default:
                    refuse("unknown escape");
            }
        }
        if (!text::valid_utf8(out)) refuse("not UTF-8");
        return out;
    }

    std::string_view name_;
    std::size_t at_ = 0;
    Into into_ = Into::nothing;
    std::vector<Entry> entries_;
};

bool name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

std::vector<Entry> read_po(std::string_view name, std::string_view text) {
    Reader reader(name);
    for (const auto& line : text::split(text, '\n')) reader.take(line);
    return reader.done();
}

std::vector<std::string> placeholders(std::string_view sentence) {
    std::vector<std::string> names;
    for (std::size_t open = sentence.find('{'); open != std::string_view::npos;
         open = sentence.find('{', open + 1)) {
        const auto close = sentence.find('}', open);
        if (close == std::string_view::npos) break;
        const auto name = sentence.substr(open + 1, close - open - 1);
        if (!name.empty() && std::all_of(name.begin(), name.end(), name_character))
            names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace core::words
