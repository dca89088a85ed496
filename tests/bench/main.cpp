// SPDX-License-Identifier: Apache-2.0
// naskah_bench [--smoke] [NAME...]: runs the benchmarks named, or all, and prints their figures.
// naskah_bench --judge FOLDER: signed files for another program to check beside ours.
#include <benchmark/benchmark.h>
#include <gtest/gtest.h>

#include <iostream>
#include <set>
#include <string_view>

#include "tests/bench/bench.h"

namespace {

struct Suite {
    const char* name;
    void (*run)(const bench::Plan&);
};

constexpr Suite suites[] = {{"inbox", bench::inbox},
                            {"compose", bench::compose},
                            {"proof", bench::proof},
                            {"sign", bench::sign},
                            {"number", bench::number},
                            {"search", bench::search},
                            {"archive", bench::archive},
                            {"waits", bench::waits},
                            {"lists", bench::lists}};

bool known(const std::string& name) {
    for (const Suite& suite : suites)
        if (suite.name == name) return true;
    return false;
}

void prepare_libraries(char* program) {
    // What the tests' support expects, throws instead of counting.
    GTEST_FLAG_SET(throw_on_failure, true);
    std::string turns = "--benchmark_enable_random_interleaving=true";
    char* words[] = {program, turns.data(), nullptr};
    int count = 2;
    benchmark::Initialize(&count, words);
}

}  // namespace

int main(int argc, char** argv) {
    bench::Plan plan;
    if (argc == 3 && std::string_view(argv[1]) == "--judge") {
        prepare_libraries(argv[0]);
        bench::judge(plan, argv[2]);
        return 0;
    }
    std::set<std::string> wanted;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--smoke") {
            plan.smoke = true;
        } else if (known(word)) {
            wanted.insert(word);
        } else {
            std::cerr << "naskah_bench: there is no benchmark " << word << "; choose of:";
            for (const Suite& suite : suites) std::cerr << ' ' << suite.name;
            std::cerr << "\n";
            return 2;
        }
    }
    prepare_libraries(argv[0]);
    for (const Suite& suite : suites) {
        if (!wanted.empty() && !wanted.contains(suite.name)) continue;
        try {
            suite.run(plan);
        } catch (const std::exception& error) {
            std::cerr << "naskah_bench: " << suite.name << " failed: " << error.what() << "\n";
            return 1;
        }
    }
    return 0;
}
