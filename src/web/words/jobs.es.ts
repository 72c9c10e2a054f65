/** Jobs and models. */
export const jobsEs = {
  jobs: {
    title: 'Tareas',
    about: 'Lo que corre por detrás: lecturas, entrenamientos, copias.',
    none: 'Nada corre ahora',
    noneText: 'Cuando traigas una carta o una lista, su lectura aparece aquí.',
    cancel: 'Parar',
    cancelOf: (kind: string) => `Parar: ${kind}`,
    retry: 'Otra vez',
    retryOf: (kind: string) => `Otra vez: ${kind}`,
    /** what a reading says of itself while it runs: see `say-message.ts` */
    fetching: 'Trayendo la página',
    reading: 'Leyendo',
    page: (page: string, pages: string) => `Página ${page} de ${pages}`,
    lines: (n: string) => `${n} líneas`,
    readingOf: (name: string) => `Lectura de ${name}`,
    attempts: (n: number) => `intento ${n}`,
    took: (seconds: number) =>
      seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`,
    kind: {
      import: 'Lectura',
      crawl: 'Recorrido de fuentes',
      clean: 'Limpieza de datos',
      retrain: 'Entrenamiento',
      evaluate: 'Evaluación',
      monitor: 'Vigilancia',
      backup: 'Copia de seguridad',
    },
    state: { queued: 'En cola', running: 'En marcha', done: 'Hecha', failed: 'Falló', cancelled: 'Parada' },
  },
  models: {
    title: 'Modelos',
    about: 'Qué versión responde, qué mide y por qué puertas pasó.',
    none: 'No hay modelos registrados',
    noneText: 'El modelo que viene con el programa responde.',
    state: { candidate: 'Candidato', canary: 'A prueba', production: 'En uso', archived: 'Archivado' },
    canary: (percent: number) => `en ${percent} % de las casas`,
    gates: 'Puertas',
    gate: (value: string, limit: string) => `${value}, hace falta ${limit}`,
    /** what each measure asks, by its name in the program */
    measure: {
      'agree@1': 'El primer vino es uno que daría un sommelier',
      'prec@3': 'Los tres primeros son de los que daría un sommelier',
      'grape@3': 'Entre los tres primeros está su uva',
      auc: 'Lo que va bien queda por encima de lo que no',
      'avoid@3': 'No propone lo que desaconsejan',
      mcc: 'Distingue lo que va de lo que no va',
    } as Readonly<Record<string, string>>,
    passed: 'pasa',
    notPassed: 'no pasa',
    card: 'Ficha del modelo',
    promote: 'Poner en uso',
    tryOut: 'Probar en 10 % de las casas',
    changes: 'Ver qué cambiaría en mi carta',
    rollback: 'Volver a la anterior',
    rollbackSure: '¿Volver a la versión anterior? Cambia en segundos en todas las casas.',
    metrics: 'Medidas',
    notYours: 'Los modelos los lleva la plataforma',
    notYoursText: 'Tu casa usa el que está en uso; en Por revisar ves lo que cambia con uno nuevo.',
  },
}

export type JobsWords = typeof jobsEs
