# What every target of the house shares, and the two shapes a target may have: the core library and
# a plugin. A plugin is built once as objects, then linked twice: as the module that packages ship
# and into the test binaries.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Poco REQUIRED COMPONENTS Foundation Net NetSSL Util)
pkg_check_modules(LIBS REQUIRED IMPORTED_TARGET
  sqlite3 libpq libsodium libctemplate libqpdf libqrencode libpng libmagic libarchive pugixml)
find_library(HPDF_LIBRARY hpdf REQUIRED)
find_library(JPEG_LIBRARY jpeg REQUIRED)
find_library(STEMMER_LIBRARY stemmer REQUIRED)
find_library(XLSXWRITER_LIBRARY xlsxwriter REQUIRED)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  add_link_options(-fuse-ld=mold)
endif()

add_library(naskah_options INTERFACE)
target_include_directories(naskah_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(naskah_options INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Werror=switch -Wno-missing-field-initializers
  $<$<CONFIG:Release>:-O2 -D_FORTIFY_SOURCE=2 -fstack-protector-strong>)
# Those of Poco and of large files stand everywhere, as a precompiled header serves only who is compiled alike.
target_compile_definitions(naskah_options INTERFACE OPENSSL_NO_DEPRECATED POCO_NO_AUTOMATIC_LIBS
  POINTERHOLDER_TRANSITION=4 _FILE_OFFSET_BITS=64 _LARGEFILE64_SOURCE
  $<TARGET_PROPERTY:Poco::Foundation,INTERFACE_COMPILE_DEFINITIONS>)
target_link_options(naskah_options INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,-z,defs)

set(NASKAH_PCH <algorithm> <functional> <map> <memory> <optional> <span> <string> <string_view>
  <variant> <vector> ${CMAKE_SOURCE_DIR}/core/base/json.h)

# Writes ${out}, a source that defines core::Embedded `symbol` in `space` from the files given.
function(naskah_embed out space symbol)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DSPACE=${space} -DSYMBOL=${symbol} "-DFILES=${ARGN}"
            -P ${CMAKE_SOURCE_DIR}/packaging/cmake/embed.cmake
    DEPENDS ${ARGN} ${CMAKE_SOURCE_DIR}/packaging/cmake/embed.cmake
    COMMENT "Embedding ${symbol} of ${space}" VERBATIM)
endfunction()

# One precompiled header for all rooms: what is compiled alike is compiled once.
function(naskah_room_headers)
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/headers.cpp CONTENT "// Generated.\n")
  add_library(room_headers OBJECT ${CMAKE_CURRENT_BINARY_DIR}/headers.cpp)
  target_link_libraries(room_headers PRIVATE naskah_core)
  target_precompile_headers(room_headers PRIVATE ${NASKAH_PCH})
endfunction()

# A room: naskah_plugin(letters NEEDS directory classification signing LINK <targets>)
# KNOWS names rooms whose interface it uses when they are there.
function(naskah_plugin name)
  cmake_parse_arguments(ROOM "" "" "NEEDS;KNOWS;LINK" ${ARGN})
  set(here ${CMAKE_CURRENT_SOURCE_DIR})
  set(made ${CMAKE_CURRENT_BINARY_DIR})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${here}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/tests/|/public/|/main\\.cpp$")
  set(parts)
  foreach(kind templates migrations i18n openapi)
    file(GLOB files CONFIGURE_DEPENDS ${here}/${kind}/*)
    if(kind STREQUAL openapi)
      file(GLOB files CONFIGURE_DEPENDS ${here}/api/*.json)
    endif()
    naskah_embed(${made}/${kind}.cpp ${name}::embedded ${kind} ${files})
    list(APPEND parts ${made}/${kind}.cpp)
  endforeach()
  file(WRITE ${made}/public/embedded/${name}.h.new
    "#pragma once\n#include \"core/plugin/embedded.h\"\nnamespace ${name}::embedded {\nextern const core::Embedded templates;\nextern const core::Embedded migrations;\nextern const core::Embedded i18n;\nextern const core::Embedded openapi;\n}\n")
  file(COPY_FILE ${made}/public/embedded/${name}.h.new ${made}/public/embedded/${name}.h ONLY_IF_DIFFERENT)

  # Values that rooms hand each other (names, events) have no state, so each room links its own copy.
  file(GLOB values CONFIGURE_DEPENDS ${here}/public/${name}/*.cpp)
  if(values)
    add_library(${name}_values STATIC ${values})
    target_include_directories(${name}_values PUBLIC ${here}/public)
    target_link_libraries(${name}_values PUBLIC naskah_core)
    foreach(need ${ROOM_NEEDS})
      target_include_directories(${name}_values PUBLIC ${CMAKE_SOURCE_DIR}/plugins/${need}/public)
    endforeach()
  endif()

  add_library(${name}_objects OBJECT ${sources} ${parts})
  # Own sources see the room; of other rooms only what they publish.
  target_include_directories(${name}_objects PRIVATE ${CMAKE_SOURCE_DIR}/plugins ${made}/public
    PUBLIC ${here}/public)
  foreach(need ${ROOM_NEEDS} ${ROOM_KNOWS})
    target_include_directories(${name}_objects PUBLIC ${CMAKE_SOURCE_DIR}/plugins/${need}/public)
  endforeach()
  target_link_libraries(${name}_objects PUBLIC naskah_core ${ROOM_LINK})
  foreach(room ${name} ${ROOM_NEEDS} ${ROOM_KNOWS})
    if(TARGET ${room}_values)
      target_link_libraries(${name}_objects PUBLIC ${room}_values)
    endif()
  endforeach()
  target_precompile_headers(${name}_objects REUSE_FROM room_headers)
  # Only this file: the stamp changes with every public header, and the room should not with it.
  set_source_files_properties(${here}/plugin.cpp PROPERTIES
    COMPILE_DEFINITIONS "NASKAH_STAMP=\"${NASKAH_STAMP}\"" SKIP_PRECOMPILE_HEADERS ON)

  add_library(${name} MODULE)
  set_target_properties(${name} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/plugins)
  target_link_libraries(${name} PRIVATE ${name}_objects)
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} "-DNEEDS=${ROOM_NEEDS}" -DLIBRARY=$<TARGET_FILE:${name}>
            -DVERSION=${PROJECT_VERSION} -DSTAMP=${CMAKE_BINARY_DIR}/core/stamp.txt
            -P ${CMAKE_SOURCE_DIR}/packaging/cmake/manifest.cmake VERBATIM)
  set_property(GLOBAL APPEND PROPERTY NASKAH_PLUGINS ${name})
endfunction()
