// SPDX-License-Identifier: Apache-2.0
// A file fits on a few screens and a function on one; what is larger is two things under one name.
#include <gtest/gtest.h>

#include <cctype>

#include "tests/arch/sources.h"

namespace arch {
namespace sizes_test {

constexpr int max_file_lines = 400;
constexpr int max_function_lines = 60;

struct Function {
    std::string name;
    int first = 0;  // line where its head starts
    int last = 0;
};

// Finds the outermost function bodies: a brace whose head has a parameter list and opens neither a
// namespace nor a type. Heads start after the last ; { or } of the enclosing scope.
class Functions {
  public:
    explicit Functions(const Source& source) : source_(source), code_(source.code) {}

    std::vector<Function> find() {
        std::size_t head = 0;
        for (std::size_t at = 0; at < code_.size(); ++at) {
            const char c = code_[at];
            if (c == ';' || c == '}') {
                head = at + 1;
            } else if (c == '{') {
                const std::string start = trimmed(code_.substr(head, at - head));
                if (scope(start)) {
                    head = at + 1;
                    continue;
                }
                const std::size_t end = closing(at);
                if (start.find('(') != std::string::npos) add(start, head, end);
                at = end;
                // A member initializer in braces belongs to the head that goes on after it.
                if (!initializer(start, end)) head = end + 1;
            }
        }
        return found_;
    }

  private:
    static std::string trimmed(std::string text) {
        std::size_t from = 0;
        while (from < text.size() && std::isspace(static_cast<unsigned char>(text[from]))) ++from;
        text.erase(0, from);
        for (const char* label : {"public:", "private:", "protected:"})
            if (starts(text, label)) return trimmed(text.substr(std::string_view(label).size()));
        if (!starts(text, "template")) return text;
        int depth = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '<') ++depth;
            if (text[at] == '>' && --depth == 0) return trimmed(text.substr(at + 1));
        }
        return text;
    }
    static bool scope(const std::string& head) {
        for (const char* word : {"namespace", "class", "struct", "union", "enum", "extern"})
            if (starts(head, word)) return true;
        for (const char* word : {"namespace ", "class ", "struct "})
            if (starts(head, std::string("inline ") + word) || starts(head, std::string("export ") + word)) return true;
        return false;
    }
    std::size_t closing(std::size_t open) const {
        int depth = 0;
        for (std::size_t at = open; at < code_.size(); ++at) {
            if (code_[at] == '{') ++depth;
            if (code_[at] == '}' && --depth == 0) return at;
        }
        return code_.size() - 1;
    }
    bool initializer(const std::string& head, std::size_t end) const {
        const std::size_t next = code_.find_first_not_of(" \t\r\n", end + 1);
        return next != std::string::npos && (code_[next] == ',' || code_[next] == '{') &&
               head.find(") :") != std::string::npos;
    }
    void add(const std::string& start, std::size_t head, std::size_t end) {
        const std::size_t paren = start.find('(');
        std::size_t from = paren;
        while (from > 0 && !std::isspace(static_cast<unsigned char>(start[from - 1]))) --from;
        std::string name = start.substr(from, paren - from);
        const std::size_t first = code_.find_first_not_of(" \t\r\n", head);
        if (starts(name, "TEST")) name = start.substr(from, start.find(')') - from + 1);
        std::erase(name, ' ');
        found_.push_back({name, source_.line_of(first), source_.line_of(end)});
    }

    const Source& source_;
    const std::string& code_;
    std::vector<Function> found_;
};

TEST(Sizes, files_fit_on_a_few_screens) {
    for (const Source& source : read({"core", "plugins", "resources", "tests"}, {".cpp", ".h", ".js", ".css", ".html"})) {
        const auto count = static_cast<int>(source.lines.size());
        if (count <= max_file_lines || source.generated() || excepted("size", source.path)) continue;
        fault(source, count, "the file has " + std::to_string(count) + " lines, 400 are allowed",
              "Split it by what its parts are for, or list it with a reason: size " + source.path + " <reason>");
    }
}

TEST(Sizes, functions_fit_on_one_screen) {
    for (const Source& source : read({"core", "plugins", "tests"}, {".cpp", ".h"})) {
        for (const Function& one : Functions(source).find()) {
            const int length = one.last - one.first + 1;
            const std::string subject = source.path + ":" + one.name;
            if (length <= max_function_lines || excepted("function", subject)) continue;
            fault(source, one.first, one.name + " has " + std::to_string(length) + " lines, 60 are allowed",
                  "Name its steps as functions, or list it with a reason: function " + subject + " <reason>");
        }
    }
}

TEST(Sizes, the_reader_finds_functions) {
    Source source;
    source.code = source.text =
        "namespace a {\nstruct B : C {\n  B(int x) : x_{x}, y_(x) {\n  }\n  void one() const {\n    if (x) {\n    }\n  }\n};\n"
        "template <class T>\nvoid two(T t)\n{\n}\nint table[] = {1, 2};\n}\n";
    const auto found = Functions(source).find();
    ASSERT_GE(found.size(), 3u);
    EXPECT_EQ(found[found.size() - 2].name, "one");
    EXPECT_EQ(found[found.size() - 2].last - found[found.size() - 2].first, 3);
    EXPECT_EQ(found.back().name, "two");
}

}  // namespace
}  // namespace arch
