# Writes NAME.plugin beside the module: what the host checks before it loads a byte of it.
file(SHA256 ${LIBRARY} hash)
file(READ ${STAMP} stamp)
string(STRIP "${stamp}" stamp)
string(REPLACE ";" " " needs "${NEEDS}")
get_filename_component(folder ${LIBRARY} DIRECTORY)
file(WRITE ${folder}/${NAME}.plugin
  "name = ${NAME}\nversion = ${VERSION}\nneeds = ${needs}\nstamp = ${stamp}\nsha256 = ${hash}\n")
