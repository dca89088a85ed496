// SPDX-License-Identifier: Apache-2.0
// One pass over the text, by the grammar of RFC 4180 section 2.
#include "core/table/csv_reader.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::table {
namespace {

constexpr std::size_t most_rows = 100'000;

char separator(std::string_view text) {
    std::size_t commas = 0, semicolons = 0, tabs = 0;
    bool quoted = false;
    for (char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        commas += c == ',';
        semicolons += c == ';';
        tabs += c == '\t';
    }
    if (tabs > commas && tabs > semicolons) return '\t';
    return semicolons > commas ? ';' : ',';
}

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text), separator_(separator(text)) {}

    std::vector<core::Sheet::Row> rows() {
        while (at_ < text_.size()) {
            if (rows_.size() >= most_rows)
                throw Error(Code::invalid, "core.table.large",
                                  {{"max", std::to_string(most_rows)}});
            row();
        }
        return std::move(rows_);
    }

  private:
    void row() {
        core::Sheet::Row row{line_, {}};
        for (;;) {
            row.cells.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
            if (at_ >= text_.size()) break;
            const char c = text_[at_++];
            if (c == separator_) continue;
            if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
            ++line_;
            break;
        }
        rows_.push_back(std::move(row));
    }

    bool ends(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

    std::string plain() {
        const std::size_t start = at_;
        while (at_ < text_.size() && !ends(text_[at_])) ++at_;
        return std::string(text_.substr(start, at_ - start));
    }

    std::string quoted() {
        const int opened = line_;
        std::string cell;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\n') ++line_;
            if (c != '"') {
                cell += c;
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                cell += '"';
                ++at_;
            } else {
                ++at_;
                return cell + plain();  // text after the closing quote is kept, not lost
            }
        }
        throw Error(Code::invalid, "core.table.quote",
                          {{"line", std::to_string(opened)}});
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::vector<core::Sheet::Row> rows_;
};

}  // namespace

core::Sheet read_csv(std::string name, std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!text::valid_utf8(text) || text.find('\0') != text.npos)
        throw Error(Code::invalid, "core.table.encoding", {{"name", name}});
    return core::Sheet::of(std::move(name), Reader(text).rows());
}

}  // namespace core::table
