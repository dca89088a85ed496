// SPDX-License-Identifier: Apache-2.0
// Reading sources: the files, and the small scanner that tells code, comment and literal apart.
#include "tests/arch/sources.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace arch {
namespace fs = std::filesystem;
namespace {

bool word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

class Scanner {
  public:
    explicit Scanner(Source& source) : source_(source), text_(source.text), code_(source.code) {
        code_ = text_;
    }

    void run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n') {
                ++line_;
                ++at_;
            } else if (text_.compare(at_, 2, "//") == 0) {
                blank_until("\n", false);
            } else if (text_.compare(at_, 2, "/*") == 0) {
                blank_until("*/", true);
            } else if (c == '#' && first_on_line()) {
                directive();
            } else if (c == '"') {
                literal();
            } else if (c == '\'' && (at_ == 0 || !word_char(text_[at_ - 1]))) {
                quoted('\'');
            } else {
                ++at_;
            }
        }
    }

  private:
    void blank() {
        if (text_[at_] == '\n') ++line_;
        else code_[at_] = ' ';
        ++at_;
    }
    void blank_until(std::string_view stop, bool with) {
        const std::size_t found = text_.find(stop, at_ + 1);
        const std::size_t end = found == std::string::npos ? text_.size() : found + (with ? stop.size() : 0);
        while (at_ < end) blank();
    }
    bool first_on_line() const {
        std::size_t back = at_;
        while (back > 0 && text_[back - 1] != '\n')
            if (text_[--back] != ' ') return false;
        return true;
    }
    void directive() {
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        const std::string line = text_.substr(at_, end - at_);
        const std::size_t open = line.find_first_of("<\"");
        if (line.find("include") != std::string::npos && open != std::string::npos) {
            const std::size_t close = line.find_first_of(">\"", open + 1);
            source_.includes.push_back({line_, line.substr(open + 1, close - open - 1), line[open] == '<'});
        }
        bool continued = true;
        while (continued && at_ < text_.size()) {
            continued = false;
            while (at_ < text_.size() && text_[at_] != '\n') {
                continued = text_[at_] == '\\';
                blank();
            }
            if (continued) blank();
        }
    }
    std::string quoted(char quote) {
        std::string inside;
        ++at_;
        while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
                blank();
                inside += text_[at_] == 'n' ? '\n' : text_[at_];
            } else {
                inside += text_[at_];
            }
            blank();
        }
        if (at_ < text_.size() && text_[at_] == quote) ++at_;
        return inside;
    }
    std::string raw() {
        const std::size_t open = text_.find('(', at_);
        const std::string stop = ")" + text_.substr(at_ + 1, open - at_ - 1) + "\"";
        const std::size_t end = std::min(text_.find(stop, open), text_.size());
        const std::string inside = text_.substr(open + 1, end - open - 1);
        const std::size_t after = std::min(end + stop.size(), text_.size());
        while (at_ < after) blank();
        return inside;
    }
    void literal() {
        const std::size_t start = at_;
        const int line = line_;
        const bool is_raw = at_ > 0 && text_[at_ - 1] == 'R';
        const std::string inside = is_raw ? raw() : quoted('"');
        if (joins(start)) source_.literals.back().text += inside;
        else source_.literals.push_back({start, line, inside});
        last_end_ = at_;
    }
    bool joins(std::size_t start) const {
        if (source_.literals.empty()) return false;
        const std::string_view between = std::string_view(code_).substr(last_end_, start - last_end_);
        return between.find_first_not_of(" \t\r\nR") == std::string_view::npos;
    }

    Source& source_;
    const std::string& text_;
    std::string& code_;
    std::size_t at_ = 0;
    std::size_t last_end_ = 0;
    int line_ = 1;
};

Source load(const fs::path& root, const fs::path& file) {
    Source source;
    source.path = fs::relative(file, root).generic_string();
    std::ifstream in(file, std::ios::binary);
    source.text.assign(std::istreambuf_iterator<char>(in), {});
    source.lines = split_lines(source.text);
    if (ends(source.path, ".cpp") || ends(source.path, ".h")) Scanner(source).run();
    return source;
}

std::string folder_of(const std::string& path, int depth) {
    std::istringstream in(path);
    std::string part;
    for (int i = 0; i <= depth; ++i)
        if (!std::getline(in, part, '/') || in.eof()) return "";
    return part;
}

}  // namespace

int Source::line_of(std::size_t offset) const {
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}
bool Source::header() const { return ends(path, ".h"); }
std::string Source::room() const { return starts(path, "plugins/") ? folder_of(path, 1) : ""; }
std::string Source::layer() const { return starts(path, "plugins/") ? folder_of(path, 2) : ""; }
bool Source::test() const { return path.find("tests/") != std::string::npos; }
bool Source::generated() const {
    return !lines.empty() && lines.front().find("Generated") != std::string::npos;
}

std::vector<Source> read(const std::vector<std::string>& folders, const std::vector<std::string>& endings) {
    const fs::path root = NASKAH_SOURCE;
    std::vector<Source> all;
    for (const std::string& folder : folders) {
        if (!fs::is_directory(root / folder)) continue;
        fs::recursive_directory_iterator walk(root / folder), done;
        for (; walk != done; ++walk) {
            const std::string name = walk->path().filename().string();
            if (walk->is_directory() && (name == "node_modules" || name == "build")) walk.disable_recursion_pending();
            if (!walk->is_regular_file()) continue;
            for (const std::string& ending : endings)
                if (ends(name, ending)) all.push_back(load(root, walk->path()));
        }
    }
    std::sort(all.begin(), all.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    return all;
}

Source read_one(std::string_view path) { return load(NASKAH_SOURCE, fs::path(NASKAH_SOURCE) / path); }

std::vector<std::string> rooms() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(fs::path(NASKAH_SOURCE) / "plugins"))
        if (entry.is_directory()) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::size_t> find_word(std::string_view code, std::string_view word) {
    std::vector<std::size_t> found;
    for (std::size_t at = code.find(word); at != std::string_view::npos; at = code.find(word, at + 1)) {
        const std::size_t after = at + word.size();
        if (at > 0 && word_char(code[at - 1]) && word_char(word.front())) continue;
        if (after < code.size() && word_char(code[after]) && word_char(word.back())) continue;
        found.push_back(at);
    }
    return found;
}

bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }
bool ends(std::string_view text, std::string_view with) {
    return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

bool excepted(std::string_view rule, std::string_view subject) {
    static const Source list = read_one("tests/arch/exceptions.txt");
    for (const std::string& line : list.lines) {
        std::istringstream in(line);
        std::string its_rule, its_subject, reason;
        in >> its_rule >> its_subject >> reason;
        if (its_rule == rule && its_subject == subject && !reason.empty()) return true;
    }
    return false;
}

void fault(const Source& source, int line, std::string_view wrong, std::string_view mend) {
    ADD_FAILURE() << source.path << ":" << line << ": " << wrong << "\n  " << mend;
}

}  // namespace arch
